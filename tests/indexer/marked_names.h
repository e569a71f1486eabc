// Texts whose names are marked with [ ], as candidates of the person tagger.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "common/analyzer.h"
#include "indexer/annotators/person/name_edges.h"

namespace backfile {

/// An English text prepared for the tagger, and the marked spans in it.
class MarkedNames {
 public:
  explicit MarkedNames(const std::string& marked) {
    std::vector<std::size_t> borders;
    for (const char c : marked) {
      if (c == '[' || c == ']')
        borders.push_back(text_.size());
      else
        text_ += c;
    }
    Analyzer analyzer{Unspaced::words};
    std::vector<Token> tokens;
    analyzer.analyze(text_, "en", tokens);
    builder_.add(text_, tokens, false, prepared_);
    builder_.finish(prepared_);
    for (std::size_t i = 0; i < borders.size(); i += 2) spans_.push_back(span(borders[i], borders[i + 1]));
  }

  const PersonText& prepared() const { return prepared_; }
  const NameWords& words() { return builder_.words(); }
  std::vector<NameSpan>& spans() { return spans_; }

  std::string text_of(const NameSpan& span) const {
    return text_.substr(token(span.first).begin, token(span.last).end - token(span.first).begin);
  }

 private:
  const NameToken& token(std::size_t candidate) const {
    return prepared_.tokens[prepared_.candidates[candidate].token];
  }

  NameSpan span(std::size_t begin, std::size_t end) const {
    NameSpan found{prepared_.candidates.size(), 0};
    for (std::size_t i = 0; i < prepared_.candidates.size(); ++i) {
      if (token(i).begin >= begin && token(i).end <= end) found = {std::min(found.first, i), i};
    }
    REQUIRE(found.first <= found.last);
    return found;
  }

  std::string text_;
  PersonTextBuilder builder_;
  PersonText prepared_;
  std::vector<NameSpan> spans_;
};

}  // namespace backfile
