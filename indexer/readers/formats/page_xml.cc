// PAGE XML (PRImA, schema pagecontent 2009 to 2019): pages as Transkribus, eScriptorium and OCR-D keep them.
// A page is an article, as with ALTO.
#include <charconv>
#include <map>

#include "indexer/readers/ocr_page.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

// What is read of a line, word or region: of several readings the first in their order.
std::string reading_of(const XmlElement& element, OcrPage& page) {
  std::optional<XmlElement> best;
  int best_index = 0;
  for (const XmlElement& child : element.children()) {
    if (child.name() != "TextEquiv") continue;
    const std::string given = child.attribute("index");
    int index = 0;
    std::from_chars(given.data(), given.data() + given.size(), index);
    if (best && index >= best_index) continue;
    best = child;
    best_index = index;
  }
  if (!best) return "";
  const std::string confidence = best->attribute("conf");
  double value = 0;
  if (std::from_chars(confidence.data(), confidence.data() + confidence.size(), value).ec == std::errc())
    page.add_confidence(value);
  const auto text = best->child("Unicode");
  return text ? text->text() : "";
}

std::string line_of(const XmlElement& line, OcrPage& page) {
  std::string text = reading_of(line, page);
  if (!trimmed(text).empty()) return text;
  for (const XmlElement& word : line.children()) {
    if (word.name() == "Word") text.append(text.empty() ? "" : " ").append(reading_of(word, page));
  }
  return text;
}

void add_region(const XmlElement& region, OcrPage& page) {
  if (region.attribute("type") == "page-number") return;
  page.begin_paragraph();
  bool lines = false;
  for (const XmlElement& child : region.children()) {
    if (child.name() != "TextLine") continue;
    lines = true;
    page.add_line(line_of(child, page));
  }
  if (!lines) {
    const std::string text = reading_of(region, page);
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      page.add_line(std::string_view(text).substr(begin, end - begin));
      begin = end + 1;
    }
  }
  for (const XmlElement& child : region.children()) {
    if (child.name() == "TextRegion") add_region(child, page);
  }
}

// Regions as <ReadingOrder> names them, the others behind them as in the file.
std::vector<XmlElement> regions_of(const XmlElement& page) {
  const std::vector<XmlElement> all = page.all("TextRegion");
  std::map<std::string, std::size_t> places;
  for (std::size_t at = 0; at < all.size(); ++at) places.emplace(all[at].attribute("id"), at);
  std::vector<XmlElement> ordered;
  std::vector<bool> taken(all.size());
  if (const auto order = page.child("ReadingOrder")) {
    // Groups may be nested; within each, references stand in order.
    for (const std::string_view kind : {"RegionRefIndexed", "RegionRef"}) {
      for (const XmlElement& reference : order->all(kind)) {
        const auto found = places.find(reference.attribute("regionRef"));
        if (found == places.end() || taken[found->second]) continue;
        taken[found->second] = true;
        ordered.push_back(all[found->second]);
      }
    }
  }
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (!taken[at]) ordered.push_back(all[at]);
  }
  return ordered;
}

void add_page(const XmlElement& element, OcrPage& page) {
  for (const XmlElement& region : regions_of(element)) add_region(region, page);
}

}  // namespace

int recognise_page_xml(std::string_view head, std::string_view) {
  const XmlRoot root = xml_root(head);
  return root.name == "PcGts" && root.space.find("primaresearch.org/PAGE") != std::string_view::npos ? 95 : 0;
}

void read_page_xml(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  read_ocr_pages(bytes, options, sink, "Page", add_page);
}

}  // namespace backfile
