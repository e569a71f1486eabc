// What stands before the articles of an issue and is true of all of them, in XML of no known kind:
// <issue><date>1914-03-03</date><paper>The Gazette</paper><articles>...
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/xml_records.h"

namespace backfile {

/// The names of the elements that stand before articles, or before what holds articles, and tell paper, date
/// or language; from the document's first part.
std::vector<std::string> xml_header_elements(const XmlElement& root, const std::vector<std::string>& articles,
                                             const ReaderOptions& options);

/// What the headers tell about the articles that come next, while a document streams by.
class XmlHeaders {
 public:
  /// The options must outlive it.
  XmlHeaders(const ReaderOptions& options, DayMonthOrder order) : options_(options), order_(order) {}

  /// Behind this header, which is so deep in the document. It counts for what stands beside it.
  void add(const XmlElement& header, int depth);

  /// The stream has left all that is deeper.
  void leave(int depth);

  /// Paper, date and language, as far as they are told.
  Article around() const { return levels_.empty() ? Article{} : levels_.back().second; }

 private:
  const ReaderOptions& options_;
  DayMonthOrder order_;
  std::vector<std::pair<int, Article>> levels_;  // depths and what is told there, the outer ones' too
};

}  // namespace backfile
