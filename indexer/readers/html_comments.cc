#include "indexer/readers/html_comments.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>

#include "common/utf8.h"

namespace backfile {
namespace {

constexpr std::size_t longest_word = 40;  // bytes
constexpr double shortest_article = 200;

// In lower case.
constexpr auto replies = std::to_array<std::string_view>(
    {"antworten",  "antwoord", "beantwoorden", "balas",         "besvara",   "odpowiedz", "odpovědět",
     "reageer",    "replica",  "reply",        "reply to this", "responder", "répondre",  "rispondi",
     "svar",       "svara",    "trả lời",      "vastaa",        "válasz",    "yanıtla",   "απάντηση",
     "відповісти", "ответить", "رد",           "回复",          "回覆",      "返信",      "답글"});

// In lower case, what is counted above them.
constexpr auto comment_words = std::to_array<std::string_view>(
    {"comment",        "comments",   "commentaire", "commentaires", "comentario",   "comentarios", "commenti",
     "kommentar",      "kommentare", "kommentarer", "komentarz",    "komentarze",   "komentarzy",  "reacties",
     "readercomments", "responses",  "комментарий", "комментария",  "комментариев", "yorum"});

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

// "3 comments", "Comments (3)".
bool is_comment_count(std::string_view text) {
  if (text.size() > longest_word || text.find_first_of("0123456789") == std::string_view::npos) return false;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    if (c >= 0 && u_isalpha(c) != 0) append_code_point(word, u_foldCase(c, U_FOLD_CASE_DEFAULT));
  }
  return std::ranges::find(comment_words, word) != comment_words.end();
}

void mark_counted(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::vector<bool>& foreign) {
  std::optional<BlockSums> made;  // most pages need none
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (foreign[i] || !is_comment_count(blocks[i].text)) continue;
    if (!made) made.emplace(tree, blocks, foreign);
    // The outermost element that begins with the number.
    std::uint32_t box = blocks[i].node;
    while (box != 0 && made->range(tree[box].parent).first == i) box = tree[box].parent;
    double before = 0;
    for (std::size_t k = 0; k < i; ++k) before += !foreign[k] && blocks[k].is_prose() ? blocks[k].weight : 0;
    if (box == 0 || before < shortest_article || has_headline(tree, box, tree[box].end)) continue;
    const std::size_t last = made->range(box).last;
    std::fill(foreign.begin() + static_cast<std::ptrdiff_t>(i),
              foreign.begin() + static_cast<std::ptrdiff_t>(last), true);
  }
}

void mark_replied(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::vector<bool>& foreign) {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  for (std::uint32_t node = 1; node < tree.size(); ++node) {
    if (tree[node].tag != Tag::text || !is_reply(tree.text(node)) || !is_pressed(tree, node)) continue;
    if (first == 0) first = node;
    last = node;
  }
  if (first == last) return;
  std::uint32_t around = tree[first].parent;
  while (!is_within(tree, last, around)) around = tree[around].parent;
  const std::uint32_t begin = child_with(tree, first, around);
  const std::uint32_t end = tree[child_with(tree, last, around)].end;
  if (has_headline(tree, begin, end)) return;
  std::vector<bool> marked = foreign;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].begin >= begin && blocks[i].begin < end) marked[i] = true;
  }
  if (BlockSums(tree, blocks, marked).prose(0) >= shortest_article) foreign = std::move(marked);
}

}  // namespace

void mark_comments(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::vector<bool>& foreign) {
  mark_replied(tree, blocks, foreign);
  mark_counted(tree, blocks, foreign);
}

}  // namespace backfile
