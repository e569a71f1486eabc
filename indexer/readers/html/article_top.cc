#include "indexer/readers/html/article_top.h"

#include <algorithm>

#include "indexer/readers/byline.h"
#include "indexer/readers/html/lines.h"
#include "indexer/readers/html/title.h"
#include "indexer/readers/paragraphs.h"

namespace backfile {
namespace {

constexpr float longest_headline = 400;

// Words that tell what a headline is about, each once.
std::vector<std::string> telling_words(std::string_view headline) {
  constexpr std::size_t shortest = 4;  // bytes
  std::vector<std::string> words;
  for (std::size_t at = 0; at < headline.size();) {
    const std::size_t end = std::min(headline.find(' ', at), headline.size());
    std::string word = plain_letters(headline.substr(at, end - at));
    if (word.size() >= shortest && std::ranges::find(words, word) == words.end())
      words.push_back(std::move(word));
    at = end + 1;
  }
  return words;
}

}  // namespace

ArticleTop::ArticleTop(const std::vector<TextBlock>& blocks, const ArticleHints& hints)
    : blocks_(blocks),
      title_(plain_letters(hints.title)),
      title_words_(telling_words(hints.title)),
      byline_(plain_letters(hints.byline)),
      lead_(plain_letters(hints.lead)),
      is_title_(blocks.size()) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    is_title_[i] =
        !title_.empty() && blocks[i].weight < longest_headline && plain_letters(blocks[i].text) == title_;
  }
  // "Harbour: Ferry line closed", with what it is about in front.
  if (headline() < blocks.size()) return;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (is_heading(blocks[i].tag) && has_title(blocks[i].text)) {
      is_title_[i] = true;
      return;
    }
  }
}

std::size_t ArticleTop::headline() const {
  return static_cast<std::size_t>(std::ranges::find(is_title_, true) - is_title_.begin());
}

bool ArticleTop::has_title(std::string_view heading) const {
  const std::string plain = plain_letters(heading);
  return title_.size() >= 15 && plain.size() < title_.size() + 40 && plain.ends_with(title_);
}

bool ArticleTop::is_below_headline(const Kept& kept) const {
  constexpr std::size_t farthest = 25;  // blocks
  return !kept.empty() && blocks_[kept.front()].is_prose() && ends_clause(blocks_[kept.front()].text) &&
         headline_above(kept.front(), farthest) != kept.front();
}

void ArticleTop::leave_out_above_headline(std::size_t first, std::size_t last, Kept& kept) const {
  std::size_t headline = 0;
  while (headline < last && !(is_title_[headline] && is_heading(blocks_[headline].tag))) ++headline;
  if (headline < first) return;  // what stands in the range is its repetition
  const auto below = std::ranges::lower_bound(kept, headline);
  if (headline == last || below == kept.end()) return;
  if (weight_of(blocks_, {kept.begin(), below}) < 0.25F * weight_of(blocks_, kept))
    kept.erase(kept.begin(), below);
}

void ArticleTop::trim_front(Kept& kept) const {
  std::size_t at = 0;
  std::vector<std::size_t> headings;
  while (at < kept.size()) {
    const TextBlock& block = blocks_[kept[at]];
    const bool known = is_known(block.text) || is_head(block.text) || is_like_title(block);
    if (!known && (block.is_prose() || ends_clause(block.text) || block.tag == Tag::pre)) break;
    headings.clear();
    ++at;
    if (!known && is_heading(block.tag)) headings.push_back(kept[at - 1]);
  }
  if (at == kept.size()) return;  // nothing but short lines: left as they are
  kept.erase(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(at));
  kept.insert(kept.begin(), headings.begin(), headings.end());
}

// The headline or the byline, alone or with little else.
bool ArticleTop::is_known(std::string_view text) const {
  if (text.size() > 600) return false;
  const std::string plain = plain_letters(text);
  if (plain.empty() || plain == title_) return true;
  return is_byline(text, plain);
}

// `plain`: the letters of `text`.
bool ArticleTop::is_byline(std::string_view text, std::string_view plain) const {
  if (byline_.empty() || plain.find(byline_) == std::string::npos) return false;
  // "by Ana Reyes at July 18, 2013 12:12 pm. Updated at July 18, 2013 12:21 pm"
  constexpr std::size_t longest_line = 120;
  const bool dated = text.size() <= longest_line && opens_byline(text) &&
                     text.find_first_of("0123456789") != std::string_view::npos;
  return dated || plain.size() < byline_.size() + 20;
}

// The headline in other words, where the metadata has one of its own: "Spurs threesome quiet but effective"
// for "Threesome of the San Antonio Spurs quiet but effective".
bool ArticleTop::is_like_title(const TextBlock& block) const {
  constexpr std::size_t fewest_words = 3;
  if (block.tag != Tag::h1 || block.weight >= longest_headline || ends_clause(block.text)) return false;
  const std::vector<std::string> words = telling_words(block.text);
  const auto common = static_cast<std::size_t>(std::ranges::count_if(words, [&](const std::string& word) {
    return std::ranges::find(title_words_, word) != title_words_.end();
  }));
  return common >= fewest_words && common * 3 >= 2 * std::min(words.size(), title_words_.size());
}

// Lines of one block: who wrote it, and when.
bool ArticleTop::is_head(std::string_view text) const {
  constexpr std::size_t longest_date = 60;
  bool names_author = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const bool dated = line.size() <= longest_date && !ends_clause(line) &&
                       line.find_first_of("0123456789") != std::string_view::npos;
    if (!dated && !is_known(line)) return false;
    names_author = names_author || !dated;
    begin = end + 1;
  }
  return names_author;
}

void ArticleTop::add_lead(const std::vector<bool>& foreign, Kept& kept) const {
  constexpr std::size_t farthest = 25;  // blocks between: date, author, pictures, buttons
  const std::size_t first = kept.front();
  const std::size_t headline = headline_above(first, farthest);
  if (headline == first) return;
  Kept leads;
  for (std::size_t at = first - 1; at > headline && leads.size() < 2; --at) {
    if (!foreign[at] && is_lead(blocks_[at])) leads.insert(leads.begin(), at);
  }
  for (const std::size_t i : kept) {
    std::erase_if(leads, [&](std::size_t lead) {
      return plain_letters(blocks_[i].text).find(plain_letters(blocks_[lead].text)) != std::string::npos;
    });
  }
  kept.insert(kept.begin(), leads.begin(), leads.end());
}

void ArticleTop::leave_out_head_lines(Kept& kept) const {
  leave_out_byline(kept);
  constexpr float paragraph = 100;
  const auto text = std::ranges::find_if(
      kept, [&](std::size_t i) { return blocks_[i].is_prose() && blocks_[i].weight >= paragraph; });
  if (text == kept.end() || text - kept.begin() < 2) return;
  const auto is_line = [&](std::size_t i) {
    const TextBlock& block = blocks_[i];
    // A paragraph may be a second headline, with a number it is a date.
    const bool dated = block.tag == Tag::p && block.text.find_first_of("0123456789") != std::string::npos;
    const bool ordinary = dated || block.tag == Tag::div || block.tag == Tag::section ||
                          block.tag == Tag::header || block.tag == Tag::address;
    return ordinary && block.weight < 60 && !ends_clause(block.text);
  };
  const bool has_lead = !is_line(kept.front());
  if (has_lead) kept.erase(std::remove_if(kept.begin() + 1, text, is_line), text);
}

// Behind the lead, in an element that says nothing: "By Ana Reyes".
void ArticleTop::leave_out_byline(Kept& kept) const {
  constexpr std::size_t farthest = 4;
  constexpr float longest = 100;
  for (std::size_t k = 1; k < std::min(kept.size(), farthest); ++k) {
    const TextBlock& block = blocks_[kept[k]];
    if (block.weight > longest || !is_byline(block.text, plain_letters(block.text))) continue;
    kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(k));
    return;
  }
}

// The nearest headline above a block; where it stands twice (for narrow screens, for wide ones), the upper
// one. `first` where there is none.
std::size_t ArticleTop::headline_above(std::size_t first, std::size_t farthest) const {
  std::size_t found = first;
  const std::size_t end = first - std::min(first, farthest);
  for (std::size_t at = first; at > end; --at) {
    const bool is_headline = is_title_[at - 1] || (found == first && blocks_[at - 1].tag == Tag::h1);
    if (is_headline) found = at - 1;
  }
  return found;
}

bool ArticleTop::is_lead(const TextBlock& block) const {
  if (block.weight < 40 || block.weight > 700 || block.link_share() > 0.2F || is_page_line(block.text) ||
      is_known(block.text)) {
    return false;
  }
  const std::string plain = plain_letters(block.text);
  const bool is_described = plain.size() >= 30 && lead_.starts_with(plain.substr(0, 60));
  return is_described || (block.is_prose() && ends_clause(block.text)) ||
         (is_heading(block.tag) && block.weight >= 60);
}

}  // namespace backfile
