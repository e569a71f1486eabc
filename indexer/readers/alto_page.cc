#include "indexer/readers/alto_page.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "indexer/readers/feed_article.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

// Running titles and page numbers: what no article has of most pages.
constexpr std::size_t fewest_words = 16;

float confidence_of(const XmlElement& word) {
  const std::string value = word.attribute("WC");
  float confidence = -1;
  std::from_chars(value.data(), value.data() + value.size(), confidence);
  return std::min(confidence, 1.0F);
}

}  // namespace

struct AltoPage::Block {
  std::string id;
  std::string next;
  WordRange words;
};

// Blocks in the order of reading: as `order` says, else along their IDNEXT, else as in the file.
std::vector<WordRange> AltoPage::in_reading_order(const std::vector<Block>& blocks,
                                                  const std::vector<std::string>& order) {
  std::map<std::string, const Block*> by_id;
  std::map<std::string, int> named;  // 1: some block's next
  for (const Block& block : blocks) {
    by_id.emplace(block.id, &block);
    if (!block.next.empty()) named[block.next] = 1;
  }
  std::vector<WordRange> sorted;
  std::map<const Block*, bool> taken;
  const auto take = [&](const Block* block) {
    for (; block != nullptr && !taken[block];) {
      taken[block] = true;
      sorted.push_back(block->words);
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

AltoPage::AltoPage(const XmlElement& page, const std::vector<std::string>& order)
    : number_(page.attribute("PRINTED_IMG_NR")) {
  if (number_.empty()) number_ = page.attribute("PHYSICAL_IMG_NR");
  std::vector<Block> blocks;
  read(page, blocks);
  blocks_ = in_reading_order(blocks, order);
  std::ranges::stable_sort(ids_, {}, &decltype(ids_)::value_type::first);
}

void AltoPage::read(const XmlElement& element, std::vector<Block>& blocks) {
  for (const XmlElement& child : element.children()) {
    const std::uint32_t begin = word_count();
    if (child.name() == "TextLine") {
      block_of_line_.push_back(static_cast<std::uint32_t>(blocks.size()));
      read_line(child);
    } else {
      const std::size_t outer = blocks.size();
      read(child, blocks);
      if (child.name() == "TextBlock") {
        blocks.resize(outer);  // none within another
        blocks.push_back({child.attribute("ID"), child.attribute("IDNEXT"), {begin, word_count()}});
      }
    }
    name(child, begin);
  }
}

// Words stand in <String>; a hyphenated one is whole where its first half stands.
void AltoPage::read_line(const XmlElement& line) {
  const auto number = static_cast<std::uint32_t>(block_of_line_.size() - 1);
  bool halved = false;
  for (const XmlElement& part : line.children()) {
    const std::uint32_t begin = word_count();
    if (part.name() == "HYP" && !halved && begin > 0 && words_.back().line == number)
      words_.back().text += '-';
    if (part.name() != "String") continue;
    const std::string kind = part.attribute("SUBS_TYPE");
    const std::string whole = part.attribute("SUBS_CONTENT");
    halved = !whole.empty() && (kind == "HypPart1" || kind == "HypPart2");
    std::string text = halved ? whole : part.attribute("CONTENT");
    if (halved && kind == "HypPart2") text.clear();
    words_.push_back({std::move(text), number, confidence_of(part)});
    name(part, begin);
  }
}

void AltoPage::name(const XmlElement& element, std::uint32_t begin) {
  if (begin == words_.size()) return;
  if (std::string id = element.attribute("ID"); !id.empty())
    ids_.emplace_back(std::move(id), WordRange{begin, word_count()});
}

std::optional<WordRange> AltoPage::words_of(const std::string& id) const {
  const auto found = std::ranges::lower_bound(ids_, id, {}, &decltype(ids_)::value_type::first);
  if (found == ids_.end() || found->first != id) return std::nullopt;
  return found->second;
}

void AltoPage::add_to(OcrPage& text, WordRange words) const {
  std::string line;
  for (std::uint32_t at = words.begin; at < words.end; ++at) {
    const Word& word = words_[at];
    if (at > words.begin && word.line != words_[at - 1].line) {
      text.add_line(std::exchange(line, ""));
      if (!are_in_one_block(at, at - 1)) text.begin_paragraph();
    }
    if (word.confidence >= 0) text.add_confidence(static_cast<double>(word.confidence));
    if (word.text.empty()) continue;
    line.append(line.empty() ? "" : " ").append(word.text);
  }
  text.add_line(line);
}

std::optional<Article> page_article(const AltoPage& page, const std::string& input,
                                    const std::vector<bool>& taken) {
  const auto is_taken = [&](std::uint32_t word) { return word < taken.size() && taken[word]; };
  OcrPage text;
  std::size_t words = 0;
  for (const WordRange& block : page.blocks()) {
    text.begin_paragraph();
    for (std::uint32_t at = block.begin; at < block.end; ++at) {
      if (is_taken(at)) continue;
      std::uint32_t end = at;
      while (end < block.end && !is_taken(end)) ++end;
      page.add_to(text, {at, end});
      words += end - at;
      at = end;
    }
  }
  const bool all = std::ranges::find(taken, true) == taken.end();
  if (text.empty() || (!all && words < fewest_words)) return std::nullopt;
  Article article;
  text.set(input, article);
  if (!page.number().empty()) article.title = page_title(page.number());
  return article;
}

void for_each_alto_page(ByteSource& bytes, ArticleSink& sink, const std::function<bool(AltoPage&&)>& take) {
  XmlStream stream(bytes);
  XmlElement record;
  std::vector<std::string> order;
  while (stream.next({"Page", "ReadingOrder"}, record)) {
    if (record.name() == "ReadingOrder") {
      for (const XmlElement& each : record.all("ElementRef")) order.push_back(each.attribute("REF"));
    } else if (!take(AltoPage(record, order))) {
      return;
    }
  }
  report_broken(stream, sink);
}

}  // namespace backfile
