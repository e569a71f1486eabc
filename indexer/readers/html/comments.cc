#include "indexer/readers/html/comments.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/utf8.h"

namespace backfile {
namespace {

constexpr std::size_t longest_word = 40;  // bytes
constexpr double shortest_article = 200;
constexpr double shortest_brief = 50;  // below a headline

// In lower case.
constexpr auto replies = std::to_array<std::string_view>(
    {"antworten",  "antwoord", "beantwoorden", "balas",         "besvara",   "odpowiedz", "odpovědět",
     "reageer",    "replica",  "reply",        "reply to this", "responder", "répondre",  "rispondi",
     "svar",       "svara",    "trả lời",      "vastaa",        "válasz",    "yanıtla",   "απάντηση",
     "відповісти", "ответить", "رد",           "回复",          "回覆",      "返信",      "답글"});

bool is_reply(std::string_view text) {
  if (text.size() > longest_word) return false;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    const bool letter = c >= 0 && (u_isalpha(c) != 0 || (c == ' ' && !word.empty()));
    if (letter) append_code_point(word, u_foldCase(c, U_FOLD_CASE_DEFAULT));
  }
  while (word.ends_with(' ')) word.pop_back();
  return std::ranges::find(replies, word) != replies.end();
}

// "Svar" alone also stands above the answers of an interview.
bool is_pressed(const HtmlTree& tree, std::uint32_t text) {
  std::uint32_t node = tree[text].parent;
  for (int level = 0; level < 3 && node != 0; ++level, node = tree[node].parent) {
    if (tree[node].tag == Tag::a || tree[node].tag == Tag::button) return true;
  }
  return false;
}

bool is_within(const HtmlTree& tree, std::uint32_t node, std::uint32_t outer) {
  return outer <= node && node < tree[outer].end;
}

// The child of `outer` that holds `node`.
std::uint32_t child_with(const HtmlTree& tree, std::uint32_t node, std::uint32_t outer) {
  while (tree[node].parent != outer) node = tree[node].parent;
  return node;
}

bool has_headline(const HtmlTree& tree, std::uint32_t from, std::uint32_t end) {
  for (std::uint32_t node = from; node < end; ++node) {
    if (tree[node].tag == Tag::h1) return true;
  }
  return false;
}

// Two or more elements in this one that are comments too: an article that is called so is one.
bool has_voices(const HtmlTree& tree, const std::vector<PageRole>& roles, const BlockSums& sums,
                std::uint32_t node) {
  int voices = 0;
  for (std::uint32_t inner = node + 1; inner < tree[node].end; ++inner) {
    if (roles[inner] != PageRole::comments) continue;
    if (sums.prose(inner) > 0) ++voices;
    inner = tree[inner].end - 1;
  }
  return voices > 1;
}

// A headline and a paragraph of the article stand above. `headline_at`: the block that is the page's title,
// in whatever element.
bool is_below_article(const std::vector<TextBlock>& blocks, std::size_t begin,
                      const std::vector<bool>& foreign, std::size_t headline_at) {
  bool headline = false;
  for (std::size_t i = 0; i < begin; ++i) {
    headline = headline || blocks[i].tag == Tag::h1 || i == headline_at;
    if (headline && !foreign[i] && blocks[i].is_prose()) return true;
  }
  return false;
}

}  // namespace

std::vector<bool> talk_blocks(const HtmlTree& tree, const std::vector<PageRole>& roles,
                              const std::vector<TextBlock>& blocks, const std::vector<bool>& foreign,
                              std::size_t headline) {
  std::vector<bool> talk(blocks.size());
  const BlockSums sums(tree, blocks, {});
  for (std::uint32_t node = 1; node < tree.size(); ++node) {
    if (roles[node] != PageRole::comments) continue;
    const BlockSums::Range range = sums.range(node);
    const bool whole = has_voices(tree, roles, sums, node) && !has_headline(blocks, range);
    if (whole && is_below_article(blocks, range.first, foreign, headline)) mark_range(range, talk);
    node = tree[node].end - 1;
  }
  return talk;
}

std::vector<bool> replied_blocks(const HtmlTree& tree, const std::vector<TextBlock>& blocks,
                                 const std::vector<bool>& foreign, std::size_t headline) {
  std::vector<bool> replied(blocks.size());
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  for (std::uint32_t node = 1; node < tree.size(); ++node) {
    if (tree[node].tag != Tag::text || !is_reply(tree.text(node)) || !is_pressed(tree, node)) continue;
    if (first == 0) first = node;
    last = node;
  }
  if (first == last) return replied;
  std::uint32_t around = tree[first].parent;
  while (!is_within(tree, last, around)) around = tree[around].parent;
  const std::uint32_t begin = child_with(tree, first, around);
  const std::uint32_t end = tree[child_with(tree, last, around)].end;
  if (has_headline(tree, begin, end)) return replied;
  std::vector<bool> all = foreign;
  std::size_t first_replied = blocks.size();
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].begin < begin || blocks[i].begin >= end) continue;
    replied[i] = true;
    all[i] = true;
    first_replied = std::min(first_replied, i);
  }
  const bool is_brief = is_below_article(blocks, first_replied, foreign, headline);
  const bool leaves_article =
      BlockSums(tree, blocks, all).prose(0) >= (is_brief ? shortest_brief : shortest_article);
  return leaves_article ? replied : std::vector<bool>(blocks.size());
}

}  // namespace backfile
