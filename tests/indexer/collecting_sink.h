// What the readers' tests share: a sink that keeps everything, and a source made of a string.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "common/error.h"
#include "indexer/readers/reader.h"

namespace backfile {

struct Reject {
  std::string input;
  std::string record;
  std::string reason;
};

class CollectingSink : public ArticleSink {
 public:
  void begin_input(std::string_view input) override { inputs.emplace_back(input); }
  bool article(Article&& article) override {
    articles.push_back(std::move(article));
    return articles.size() < most;
  }
  void reject(std::string_view record, std::string_view reason) override {
    rejects.push_back({inputs.empty() ? "" : inputs.back(), std::string(record), std::string(reason)});
  }

  void notice(std::string_view what) override {
    notices.push_back((inputs.empty() ? "" : inputs.back()) + ": " + std::string(what));
  }

  bool enclosed(std::string_view name, ByteSource&, const Article&) override {
    names_of_enclosed.emplace_back(name);
    return true;
  }

  std::vector<std::string> inputs;
  std::vector<Article> articles;
  std::vector<Reject> rejects;
  std::vector<std::string> notices;
  std::vector<std::string> names_of_enclosed;
  std::size_t most = static_cast<std::size_t>(-1);
};

/// Gives its bytes in pieces of at most `piece`, so that readers meet every cut.
class StringSource : public ByteSource {
 public:
  explicit StringSource(std::string_view bytes, std::size_t piece = static_cast<std::size_t>(-1))
      : rest_(bytes), piece_(piece) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = rest_.copy(buffer.data(), std::min(buffer.size(), piece_));
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
  std::size_t piece_;
};

/// What a reader makes of bytes. An Error that ends the input becomes a reject without a record.
inline CollectingSink read_bytes(const Format& format, std::string_view bytes, const std::string& name,
                                 std::size_t piece = static_cast<std::size_t>(-1)) {
  CollectingSink sink;
  sink.begin_input(name);
  StringSource source(bytes, piece);
  try {
    format.read(source, {name, "", ""}, sink);
  } catch (const Error& error) {
    sink.reject("", error.what());
  }
  return sink;
}

}  // namespace backfile
