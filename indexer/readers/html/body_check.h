// The article's text as a page's metadata gives it, as a check on what is found in the page.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace backfile {

/// The runs of four words of a text, hashed. Words are letters and digits in lower case; of scripts without
/// spaces every character is one.
std::vector<std::uint64_t> word_runs(std::string_view text);

class BodyCheck {
 public:
  explicit BodyCheck(std::string_view body);

  /// False where there is too little to check by.
  bool is_usable() const { return runs_.size() >= 30; }
  /// The share of a text's runs that the body has; negative for texts of less than four words.
  double share_of(std::string_view text) const;
  /// The share of the body's runs that a text has.
  double found_in(std::string_view text) const;

 private:
  std::unordered_set<std::uint64_t> runs_;
};

}  // namespace backfile
