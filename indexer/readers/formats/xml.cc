// XML of no known kind: exports of content systems, data sets, digitised papers. What the elements are called
// tells where the articles are.
#include <algorithm>
#include <vector>

#include "indexer/readers/decoded_source.h"
#include "indexer/readers/feed_article.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/source_dates.h"
#include "indexer/readers/unread_text.h"
#include "indexer/readers/xml_article.h"
#include "indexer/readers/xml_headers.h"
#include "indexer/readers/xml_records.h"
#include "indexer/readers/xml_shape.h"

namespace backfile {
namespace {

constexpr std::size_t learnt_bytes = 1U << 20;

}  // namespace

int recognise_xml(std::string_view head, std::string_view name) {
  if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  const XmlRoot root = xml_root(head);
  if (!head.starts_with('<') || root.name.empty()) return 0;
  // The weakest sign of all: others know more of their kinds.
  return head.starts_with("<?xml") || !root.space.empty() || name.ends_with(".xml") ? 20 : 0;
}

void read_xml(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  PeekedSource peeked(bytes, learnt_bytes);
  std::vector<std::string> names;
  std::vector<std::string> header_names;
  DateOrder dates;
  {
    ViewSource front(peeked.front());
    XmlStream stream(front);
    if (XmlElement root; stream.whole(root)) {
      names = article_elements(root, options);
      header_names = xml_header_elements(root, names, options);
      learn_xml_dates(root, options, dates);
    }
  }
  const std::string_view root = xml_root(peeked.front()).name;
  if (names.empty() && (root == "urlset" || root == "sitemapindex")) {
    sink.reject("", "a sitemap: a list of links, without the texts of what they lead to");
    return;
  }
  if (names.empty()) {
    sink.reject("", "no element is named like a text: --map title=NAME,text=NAME says which they are");
    return;
  }
  std::vector<std::string_view> wanted(names.begin(), names.end());
  wanted.insert(wanted.end(), header_names.begin(), header_names.end());
  XmlStream stream(peeked);
  XmlElement record;
  UnreadText unread;
  XmlHeaders headers(options, dates.order());
  std::size_t number = 0;
  const auto deliver = [&](const XmlElement& element) {
    Article article;
    std::string reason = read_xml_article(element, options, dates.order(), headers.around(), article);
    if (reason.empty()) unread.see(article);
    return deliver_entry(std::move(article), std::move(reason), element.name(), ++number, sink);
  };
  while (stream.next(wanted, record)) {
    headers.leave(stream.least_depth());
    if (std::ranges::find(names, record.name()) != names.end()) {
      if (!deliver(record)) return;
      continue;
    }
    headers.add(record, stream.depth());
    // What is a header in the document's first part may hold articles further on.
    for (const std::string& name : names) {
      if (!std::ranges::all_of(record.all(name), deliver)) return;
    }
  }
  if (const std::string text = unread.found(); !text.empty()) sink.notice(text);
  report_broken(stream, sink);
}

}  // namespace backfile
