// A sink that keeps the whole page in memory.
#pragma once

#include "searcher/results.h"

namespace backfile {

/// Collects what a search delivers into a ResultPage.
class PageSink : public ResultSink {
 public:
  void begin(const ResultHead& head) override;
  bool hit(const Hit& hit) override;
  void facet(const FacetCounts& counts) override;
  void timeline(const Timeline& timeline) override;
  void end(const ResultTail& tail) override;

  ResultPage take() { return std::move(page_); }

 private:
  ResultPage page_;
};

}  // namespace backfile
