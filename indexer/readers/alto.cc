// ALTO (Library of Congress, versions 1 to 4): pages of digitised newspapers as recognised by OCR. A page is
// an article: where a paper's articles begin and end stands in a METS file beside it, at the most, and a
// reader sees one file. METS files are known and passed over.
#include <algorithm>
#include <cstdlib>
#include <map>

#include "indexer/readers/feed_article.h"
#include "indexer/readers/ocr_page.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

struct Block {
  std::string id;
  std::string next;
  std::string text;
};

// Words as recognised, with the mean of their confidence.
class OcrText {
 public:
  // One line of a block: words parted by <SP>, and a hyphenated word whole where its first part stands.
  void add_line(const XmlElement& line, std::string& text) {
    if (!text.empty() && text.back() != ' ') text += ' ';
    bool glued = true;
    for (const XmlElement& part : line.children()) {
      if (part.name() == "SP") glued = false;
      if (part.name() != "String") continue;
      add_confidence(part.attribute("WC"));
      const std::string kind = part.attribute("SUBS_TYPE");
      if (kind == "HypPart2") continue;
      const std::string whole = part.attribute("SUBS_CONTENT");
      if (!glued && !text.empty() && text.back() != ' ') text += ' ';
      text += kind == "HypPart1" && !whole.empty() ? whole : part.attribute("CONTENT");
      glued = false;
    }
  }
  void set_mean(Article& article) const {
    if (words_ > 0) set_confidence(sum_ / words_, article);
  }

 private:
  void add_confidence(const std::string& value) {
    if (value.empty()) return;
    sum_ += std::clamp(std::strtod(value.c_str(), nullptr), 0.0, 1.0);
    ++words_;
  }

  double sum_ = 0;
  int words_ = 0;
};

// Blocks in the order of reading: as <ReadingOrder> says, else along their IDNEXT, else as in the file.
std::vector<const Block*> in_reading_order(const std::vector<Block>& blocks,
                                           const std::vector<std::string>& order) {
  std::map<std::string, const Block*> by_id;
  std::map<std::string, int> named;  // 1: some block's next
  for (const Block& block : blocks) {
    by_id.emplace(block.id, &block);
    if (!block.next.empty()) named[block.next] = 1;
  }
  std::vector<const Block*> sorted;
  std::map<const Block*, bool> taken;
  const auto take = [&](const Block* block) {
    for (; block != nullptr && !taken[block];) {
      taken[block] = true;
      sorted.push_back(block);
      const auto next = by_id.find(block->next);
      block = next == by_id.end() ? nullptr : next->second;
    }
  };
  for (const std::string& id : order) {
    const auto found = by_id.find(id);
    if (found != by_id.end()) take(found->second);
  }
  for (const Block& block : blocks) {
    if (named.find(block.id) == named.end()) take(&block);
  }
  for (const Block& block : blocks) take(&block);  // a ring of blocks has no first
  return sorted;
}

void read_page(const XmlElement& page, const std::vector<std::string>& order, Article& article) {
  OcrText ocr;
  std::vector<Block> blocks;
  for (const XmlElement& element : page.all("TextBlock")) {
    Block block{element.attribute("ID"), element.attribute("IDNEXT"), ""};
    for (const XmlElement& line : element.all("TextLine")) ocr.add_line(line, block.text);
    blocks.push_back(std::move(block));
  }
  std::string text;
  for (const Block* block : in_reading_order(blocks, order)) {
    const std::string clean = clean_line_field(block->text);
    if (!clean.empty()) text += (text.empty() ? "" : "\n\n") + clean;
  }
  article.text = text;
  std::string number = page.attribute("PRINTED_IMG_NR");
  if (number.empty()) number = page.attribute("PHYSICAL_IMG_NR");
  if (!number.empty()) article.title = "Page " + number;
  ocr.set_mean(article);
}

}  // namespace

int recognise_alto(std::string_view head, std::string_view) {
  const XmlRoot root = xml_root(head);
  return root.name == "alto" ||
                 (root.name == "mets" && root.space.find("loc.gov/METS") != std::string_view::npos)
             ? 95
             : 0;
}

void read_alto(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  XmlStream stream(bytes);
  XmlElement record;
  std::vector<std::string> order;
  std::size_t number = 0;
  while (stream.next({"Page", "ReadingOrder"}, record)) {
    if (record.name() == "ReadingOrder") {
      for (const XmlElement& each : record.all("ElementRef")) order.push_back(each.attribute("REF"));
      continue;
    }
    ++number;
    Article article;
    read_page(record, order, article);
    if (article.text.empty()) continue;  // a blank page
    article.date = file_name_date(options.input);
    if (!deliver_entry(std::move(article), "", "page", number, sink)) return;
  }
  report_broken(stream, sink);
}

}  // namespace backfile
