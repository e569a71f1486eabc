#include "indexer/read_input.h"

#include <algorithm>
#include <vector>

#include "common/error.h"
#include "indexer/containers.h"

namespace backfile {
namespace {

constexpr std::size_t head_bytes = 1U << 16;

// The bytes that a format was recognised by, then the rest.
class JoinedSource : public ByteSource {
 public:
  JoinedSource(std::string_view head, ByteSource& rest) : head_(head), rest_(rest) {}
  std::size_t read(std::span<char> buffer) override {
    if (head_.empty()) return rest_.read(buffer);
    const std::size_t count = head_.copy(buffer.data(), buffer.size());
    head_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view head_;
  ByteSource& rest_;
};

// Remembers whether the reader was asked to stop.
class StoppingSink : public ArticleSink {
 public:
  explicit StoppingSink(ArticleSink& sink) : sink_(sink) {}
  void begin_input(std::string_view input) override { sink_.begin_input(input); }
  bool article(Article&& article) override {
    if (!sink_.article(std::move(article))) stopped_ = true;
    return !stopped_;
  }
  void reject(std::string_view record, std::string_view reason) override { sink_.reject(record, reason); }
  bool stopped() const { return stopped_; }

 private:
  ArticleSink& sink_;
  bool stopped_ = false;
};

class MemberReader : public MemberSink {
 public:
  MemberReader(const ReadOptions& options, const Format* format, ArticleSink& sink)
      : options_(options), format_(format), sink_(sink) {}

  bool member(const std::string& name, ByteSource& bytes) override {
    sink_.begin_input(name);
    std::vector<char> head(head_bytes);
    std::size_t size = 0;
    for (std::size_t count = 1; count > 0 && size < head.size(); size += count) {
      count = bytes.read(std::span(head).subspan(size));
    }
    const std::string_view seen(head.data(), size);
    if (seen.empty()) {
      sink_.reject("", "the file is empty");
      return true;
    }
    const Format* format = format_ != nullptr ? format_ : recognise_format(seen, name);
    if (format == nullptr) {
      sink_.reject("", "the format is not recognised");
      return true;
    }
    JoinedSource joined(seen, bytes);
    format->read(joined, {name, options_.language, options_.source}, sink_);
    return !sink_.stopped();
  }

  void broken(const std::string& name, const std::string& reason) override {
    sink_.begin_input(name);
    sink_.reject("", reason);
  }

 private:
  const ReadOptions& options_;
  const Format* format_;
  StoppingSink sink_;
};

}  // namespace

void read_input(const std::string& path, const ReadOptions& options, ArticleSink& sink) {
  const Format* format = nullptr;
  if (options.format != "auto") {
    format = find_format(options.format);
    if (format == nullptr)
      throw Error("there is no format " + options.format, "backfile-index formats lists them");
  } else if (path == "-") {
    format = find_format("jsonl");
  }
  MemberReader reader(options, format, sink);
  walk_members(path, reader);
}

}  // namespace backfile
