#include "indexer/readers/xml_headers.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "indexer/readers/source_dates.h"
#include "indexer/readers/xml_article.h"
#include "indexer/readers/xml_shape.h"

namespace backfile {
namespace {

// Which elements they are, in the document's first part.
class HeaderFinder {
 public:
  HeaderFinder(const std::vector<std::string>& articles, const ReaderOptions& options)
      : articles_(articles), options_(options) {}

  std::vector<std::string> names(const XmlElement& root) {
    look(root);
    std::vector<std::string> names;
    std::ranges::set_difference(names_, holders_, std::back_inserter(names));
    return names;
  }

 private:
  // Whether articles are below. libxml2 allows 256 levels.
  bool look(const XmlElement& element) {
    std::vector<XmlElement> before;
    bool holds = false;
    for (const XmlElement& child : element.children()) {
      if (std::ranges::count(articles_, child.name()) > 0 || look(child)) {
        for (const XmlElement& header : before) names_.emplace(header.name());
        before.clear();
        holds = true;
      } else if (tells(child)) {
        before.push_back(child);
      }
    }
    if (holds) holders_.emplace(element.name());
    return holds;
  }

  bool tells(const XmlElement& element) const {
    const auto part = part_of_field(xml_field_name(element), options_);
    return is_common_part(part) ||
           std::ranges::any_of(element.children(), [&](const XmlElement& child) { return tells(child); });
  }

  const std::vector<std::string>& articles_;
  const ReaderOptions& options_;
  std::set<std::string> names_;
  std::set<std::string> holders_;  // of articles
};

Article told_by(const XmlElement& header, const ReaderOptions& options, DayMonthOrder order) {
  Article told;
  const auto part = part_of_field(xml_field_name(header), options);
  if (is_common_part(part) && header.children().empty()) {
    static_cast<void>(set_part(*part, xml_value(header, part), order, told));
  } else {
    static_cast<void>(read_xml_article(header, options, order, {}, told));
    // <publication><title>The Gazette</title></publication>
    if (part == Part::source && told.source.empty()) told.source = told.title;
  }
  if (!is_issue_date(told.date)) told.date = {};
  return told;
}

}  // namespace

std::vector<std::string> xml_header_elements(const XmlElement& root, const std::vector<std::string>& articles,
                                             const ReaderOptions& options) {
  return HeaderFinder(articles, options).names(root);
}

void XmlHeaders::add(const XmlElement& header, int depth) {
  Article about;
  take_common_parts(told_by(header, options_, order_), about);
  take_common_parts(around(), about);
  if (levels_.empty() || levels_.back().first < depth) levels_.emplace_back(depth, Article{});
  levels_.back().second = std::move(about);
}

void XmlHeaders::leave(int depth) {
  while (!levels_.empty() && levels_.back().first > depth) levels_.pop_back();
}

}  // namespace backfile
