#include "indexer/readers/html/author_notes.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/utf8.h"
#include "indexer/readers/html/title.h"

namespace backfile {
namespace {

constexpr std::size_t shortest_name = 6;
constexpr std::size_t shortest_last = 3;
constexpr float longest_line = 120;  // characters
constexpr float longest_note = 400;  // characters
constexpr float longest_end = 900;   // of the note and what follows it: sign-ups, other articles
constexpr std::size_t last_blocks = 6;

// As their plain letters.
struct Name {
  std::string whole;
  std::string last;  // word
};

std::vector<Name> names_of(std::string_view byline) {
  std::vector<Name> names;
  while (!byline.empty()) {
    std::size_t end = byline.size();
    std::size_t next = end;
    for (const std::string_view sign : {", ", " and ", " & ", " et ", " und ", " y "}) {
      const std::size_t at = byline.find(sign);
      if (at >= end) continue;
      end = at;
      next = at + sign.size();
    }
    const std::string_view name = byline.substr(0, end);
    std::string whole = plain_letters(name);
    if (whole.size() >= shortest_name)
      names.push_back({std::move(whole), plain_letters(name.substr(name.rfind(' ') + 1))});
    byline.remove_prefix(next);
  }
  return names;
}

// "Write to Ana Reyes at a.reyes@example.org"
bool is_address(std::string_view text) {
  constexpr std::size_t longest = 200;  // bytes
  if (text.size() > longest || text.find('@') == std::string_view::npos) return false;
  const std::string plain = plain_letters(text.substr(0, code_point_border(text, 30)));
  return std::ranges::any_of(std::to_array<std::string_view>({"contact", "email", "reach", "writeto"}),
                             [&](std::string_view opening) { return plain.starts_with(opening); });
}

bool is_note(const TextBlock& block, const std::vector<Name>& names) {
  if (block.weight > longest_note || block.tag == Tag::blockquote) return false;
  const std::string plain = plain_letters(block.text);
  return std::ranges::any_of(names, [&](const Name& name) {
    // Behind a colon stands what an interviewer asks, or an address.
    const bool speaks =
        block.text.find(':') <= name.whole.size() + 4 && block.text.find('@') == std::string::npos;
    // "Reyes is a special correspondent."
    const bool is_one = block.weight <= longest_line && plain.starts_with(name.last + "isa");
    return (plain.starts_with(name.whole) && !speaks) || (is_one && name.last.size() >= shortest_last);
  });
}

}  // namespace

void leave_out_author_notes(const std::vector<TextBlock>& blocks, std::string_view byline,
                            std::vector<std::size_t>& kept) {
  const std::vector<Name> names = names_of(byline);
  float end = 0;  // characters
  const std::size_t first = kept.size() > last_blocks ? kept.size() - last_blocks : 1;
  std::size_t note = kept.size();
  for (std::size_t k = kept.size(); k > first && end <= longest_end; --k) {
    end += blocks[kept[k - 1]].weight;
    if (end <= longest_end && is_note(blocks[kept[k - 1]], names)) note = k - 1;
  }
  kept.resize(note);
  while (kept.size() > 1 && is_address(blocks[kept.back()].text)) kept.pop_back();
}

}  // namespace backfile
