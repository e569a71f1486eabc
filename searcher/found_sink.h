// A sink that passes everything on and remembers how a search was understood and how much it found.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/results.h"

namespace backfile {

class FoundSink : public ResultSink {
 public:
  explicit FoundSink(ResultSink& sink) : sink_(sink) {}
  void begin(const ResultHead& head) override {
    parsed_ = head.parsed;
    sink_.begin(head);
  }
  bool hit(const Hit& hit) override { return sink_.hit(hit); }
  void facet(const FacetCounts& counts) override { sink_.facet(counts); }
  void timeline(const Timeline& timeline) override { sink_.timeline(timeline); }
  void end(const ResultTail& tail) override {
    total_ = tail.total;
    exact_ = tail.exact;
    notices_ = tail.notices;
    sink_.end(tail);
  }

  /// Of the search that ended last.
  std::uint64_t total() const { return total_; }
  bool exact() const { return exact_; }
  const std::vector<Notice>& notices() const { return notices_; }
  const std::string& parsed() const { return parsed_; }

 private:
  ResultSink& sink_;
  std::string parsed_;
  std::uint64_t total_ = 0;
  bool exact_ = true;
  std::vector<Notice> notices_;
};

}  // namespace backfile
