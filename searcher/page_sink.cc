#include "searcher/page_sink.h"

namespace backfile {

void PageSink::begin(const ResultHead& head) {
  page_.head = head;
}

bool PageSink::hit(const Hit& hit) {
  page_.hits.push_back(hit);
  return true;
}

void PageSink::facet(const FacetCounts& counts) {
  page_.facets.push_back(counts);
}

void PageSink::timeline(const Timeline& timeline) {
  page_.timeline = timeline;
}

void PageSink::end(const ResultTail& tail) {
  page_.tail = tail;
}

}  // namespace backfile
