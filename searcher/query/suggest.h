// What somebody may have meant by a word that matches nothing: the nearest form of the archive's own
// vocabulary.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace backfile {

struct Suggestion {
  std::string form;
  std::uint64_t count;   ///< as it was offered
  std::size_t distance;  ///< typing errors (see edit_distance.h), at least 1
};

/// Takes the candidates one by one, in any order, and keeps the best: fewest typing errors, weighed against
/// how often a form occurs (two errors need 64 times the count of one, another first letter 8 times). One
/// error is allowed in words of 3 to 5 letters, two in longer ones; shorter words and numbers get no
/// suggestion, and digits must be the same. The answer does not depend on the order. A candidate costs some
/// 10 ns, so that a million need no index.
class Suggester {
 public:
  /// `word` folded as the candidates are (see Word::form); facet values and labels as `fold` makes them.
  explicit Suggester(std::string_view word);

  /// False where nothing would be taken: no need to go through a vocabulary.
  bool wanted() const { return limit_ > 0; }
  /// A form of the vocabulary and its count (articles or occurrences). The view is not kept.
  void offer(std::string_view form, std::uint64_t count) {
    offer(form, [&] { return count; });
  }
  /// Likewise, where the count has to be looked up: called for the few forms that are near enough.
  template <typename Count>
  void offer(std::string_view form, const Count& count) {
    if (const std::size_t distance = errors_in(form); distance > 0) weigh(form, count(), distance);
  }
  const std::optional<Suggestion>& best() const { return best_; }

 private:
  std::uint64_t positions_of(char32_t letter) const;
  /// The form's distance; 0 where it is not to be taken.
  std::size_t errors_in(std::string_view form);
  bool are_apart(std::uint64_t letters) const;
  /// Of the form in hand, which has so many letters.
  std::size_t distance_within_limit(std::string_view form, std::size_t size) const;
  std::size_t distance_to(std::u32string_view form) const;
  void weigh(std::string_view form, std::uint64_t count, std::size_t distance);

  std::u32string word_;
  std::string digits_;
  std::size_t limit_ = 0;
  std::uint64_t letters_ = 0;                  // the letters of the word, as one bit of 64 each
  std::array<std::uint64_t, 128> ascii_ = {};  // the places of every letter in the word, one bit each
  std::vector<std::pair<char32_t, std::uint64_t>> others_;
  std::u32string decoded_;  // the form in hand
  double best_score_ = 0;
  std::optional<Suggestion> best_;
};

}  // namespace backfile
