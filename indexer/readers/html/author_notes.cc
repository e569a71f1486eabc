#include "indexer/readers/html/author_notes.h"

#include <algorithm>
#include <string>

#include "indexer/readers/html/title.h"

namespace backfile {
namespace {

constexpr std::size_t shortest_name = 6;
constexpr float longest_note = 400;  // characters
constexpr float longest_end = 900;   // of the note and what follows it: sign-ups, other articles
constexpr std::size_t last_blocks = 6;

std::vector<std::string> names_of(std::string_view byline) {
  std::vector<std::string> names;
  while (!byline.empty()) {
    std::size_t end = byline.size();
    std::size_t next = end;
    for (const std::string_view sign : {", ", " and ", " & ", " et ", " und ", " y "}) {
      const std::size_t at = byline.find(sign);
      if (at >= end) continue;
      end = at;
      next = at + sign.size();
    }
    std::string name = plain_letters(byline.substr(0, end));
    if (name.size() >= shortest_name) names.push_back(std::move(name));
    byline.remove_prefix(next);
  }
  return names;
}

bool is_note(const TextBlock& block, const std::vector<std::string>& names) {
  if (block.weight > longest_note || block.tag == Tag::blockquote) return false;
  const std::string plain = plain_letters(block.text);
  return std::ranges::any_of(names, [&](const std::string& name) {
    // Behind a colon stands what an interviewer asks, or an address.
    const bool speaks = block.text.find(':') <= name.size() + 4 && block.text.find('@') == std::string::npos;
    return plain.starts_with(name) && !speaks;
  });
}

}  // namespace

void leave_out_author_notes(const std::vector<TextBlock>& blocks, std::string_view byline,
                            std::vector<std::size_t>& kept) {
  const std::vector<std::string> names = names_of(byline);
  float end = 0;  // characters
  const std::size_t first = kept.size() > last_blocks ? kept.size() - last_blocks : 1;
  std::size_t note = kept.size();
  for (std::size_t k = kept.size(); k > first && end <= longest_end; --k) {
    end += blocks[kept[k - 1]].weight;
    if (end <= longest_end && is_note(blocks[kept[k - 1]], names)) note = k - 1;
  }
  kept.resize(note);
}

}  // namespace backfile
