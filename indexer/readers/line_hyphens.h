// Hyphens at the ends of lines: the typesetter's, or the word's own.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace backfile {

/// Tells words broken at line ends ("elec-" "tion") from compounds that happened to stand there ("long-"
/// "term"), by what else the text holds: the whole word, the compound, or its parts; where it holds none of
/// them, by whether its lines end in hyphens as often as only a typesetter's do.
class LineHyphens {
 public:
  /// `typeset`: the lines are those of print.
  explicit LineHyphens(std::string_view text, bool typeset = false);

  /// `before` ends in a hyphen, `after` is the line that follows: true where the hyphen is no part of the
  /// word.
  bool breaks_word(std::string_view before, std::string_view after) const;

 private:
  void add_words(std::string_view line);
  bool has(const std::string& word) const { return words_.contains(word); }

  std::unordered_set<std::string> words_;  // folded; compounds also whole
  bool typeset_ = false;
};

}  // namespace backfile
