#include "indexer/readers/html/headline_lines.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/utf8.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

std::string line_of(const HtmlTree& tree, std::uint32_t node) {
  std::string line;
  append_collapsed(line, tree.text(node));
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

// The node behind the headline, 0 where there is none: the heading that is it, else a line (as also the way
// to the page has it), else the h1 that is nearest to it, else the first h1 whatever it says.
std::uint32_t end_of_headline(const HtmlTree& tree, std::string_view title) {
  std::uint32_t nearest_heading = 0;
  double nearest = -1;
  std::uint32_t line = 0;
  for (std::uint32_t node = 1; node < tree.size(); ++node) {
    if (is_never_text(tree[node].tag)) {
      node = tree[node].end - 1;
      continue;
    }
    if (tree[node].tag == Tag::h1) {
      const std::string heading = tree.subtree_text(node);
      if (!title.empty() && heading == title) return tree[node].end;
      if (const double share = share_of_words(title, heading); share > nearest) {
        nearest = share;
        nearest_heading = tree[node].end;
      }
    }
    if (line == 0 && tree[node].tag == Tag::text && !title.empty() && line_of(tree, node) == title)
      line = node + 1;
  }
  return line != 0 ? line : nearest_heading;
}

bool has_letter_or_digit(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const std::int32_t c = next_code_point(line, at);
    if (c >= 0 && u_isalnum(c) != 0) return true;
  }
  return false;
}

std::vector<PageLine> lines_between(const HtmlTree& tree, std::uint32_t begin, std::uint32_t end,
                                    std::size_t most) {
  std::vector<PageLine> lines;
  for (std::uint32_t node = begin; node < end && lines.size() < most; ++node) {
    if (is_never_text(tree[node].tag)) {
      node = tree[node].end - 1;
      continue;
    }
    if (tree[node].tag != Tag::text) continue;
    if (std::string line = line_of(tree, node); has_letter_or_digit(line))
      lines.push_back({node, std::move(line)});
  }
  return lines;
}

}  // namespace

double share_of_words(std::string_view title, std::string_view heading) {
  constexpr std::size_t longest = 400;  // bytes of either
  const std::string have = " " + folded_case(heading.substr(0, code_point_border(heading, longest))) + " ";
  const std::string want = folded_case(title.substr(0, code_point_border(title, longest)));
  int words = 0;
  int found = 0;
  for (std::size_t at = 0; at < want.size();) {
    const std::size_t end = std::min(want.find(' ', at), want.size());
    const std::string word = " " + want.substr(at, end - at) + " ";
    if (word.size() > 2) {
      ++words;
      found += have.find(word) != std::string::npos ? 1 : 0;
    }
    at = end + 1;
  }
  return words == 0 ? 0 : static_cast<double>(found) / words;
}

bool tells_of_publication(std::string_view line) {
  constexpr auto openings = std::to_array<std::string_view>(
      {"published",    "first published", "posted",       "submitted",    "updated",
       "last update",  "publié",          "mis en ligne", "mis à jour",   "veröffentlicht",
       "aktualisiert", "erstellt",        "publicado",    "actualizado",  "atualizado",
       "pubblicato",   "aggiornato",      "geplaatst",    "gepubliceerd", "bijgewerkt"});
  const std::string folded = folded_case(line.substr(0, code_point_border(line, 40)));
  return std::ranges::any_of(openings, [&](std::string_view word) { return folded.starts_with(word); });
}

std::vector<PageLine> lines_below_headline(const HtmlTree& tree, std::string_view title, std::size_t most) {
  const std::uint32_t begin = end_of_headline(tree, title);
  return begin == 0 ? std::vector<PageLine>{} : lines_between(tree, begin, tree.size(), most);
}

std::vector<PageLine> lines_above_headline(const HtmlTree& tree, std::string_view title, std::size_t most) {
  std::vector<PageLine> lines = lines_between(tree, 1, end_of_headline(tree, title), tree.size());
  if (lines.size() > most) lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(most));
  return lines;
}

}  // namespace backfile
