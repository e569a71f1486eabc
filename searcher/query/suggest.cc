#include "searcher/query/suggest.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "common/ascii.h"
#include "common/edit_distance.h"
#include "common/utf8.h"

namespace backfile {
namespace {

constexpr std::size_t longest = 64;        // a bit per letter
constexpr double error_weight = 6;         // log2 of 64
constexpr double first_letter_weight = 3;  // log2 of 8

std::uint64_t letter_bit(char32_t letter) {
  return std::uint64_t{1} << (letter & 63);
}

// Whether more bits than these are set. (Most processors count them in one step, but not every one.)
bool has_more_than(std::size_t count, std::uint64_t bits) {
  for (; count > 0; --count) bits &= bits - 1;
  return bits != 0;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_ascii_digit);
  return digits;
}

std::size_t errors_allowed(std::u32string_view word, std::size_t digits) {
  if (word.size() < 3 || word.size() > longest || digits == word.size()) return 0;
  return word.size() < 6 ? 1 : 2;
}

}  // namespace

Suggester::Suggester(std::string_view word) : word_(code_points(word)), digits_(digits_of(word)) {
  limit_ = errors_allowed(word_, digits_.size());
  if (limit_ == 0) return;
  for (std::size_t i = 0; i < word_.size(); ++i) {
    const char32_t letter = word_[i];
    const std::uint64_t place = std::uint64_t{1} << i;
    letters_ |= letter_bit(letter);
    if (letter < ascii_.size()) {
      ascii_[letter] |= place;
      continue;
    }
    const auto known = std::ranges::find(others_, letter, &std::pair<char32_t, std::uint64_t>::first);
    if (known == others_.end()) {
      others_.emplace_back(letter, place);
    } else {
      known->second |= place;
    }
  }
  decoded_.resize(word_.size() + limit_);
}

std::uint64_t Suggester::positions_of(char32_t letter) const {
  if (letter < ascii_.size()) return ascii_[letter];
  for (const auto& [other, places] : others_) {
    if (other == letter) return places;
  }
  return 0;
}

// Hyyro's bit-parallel form of the edit distance with exchanges (A Bit-Vector Algorithm for Computing
// Levenshtein and Damerau Edit Distances, 2003): a bit per letter of the word, a step per letter of the form.
std::size_t Suggester::distance_to(std::u32string_view form) const {
  const std::uint64_t last = std::uint64_t{1} << (word_.size() - 1);
  std::uint64_t rises = ~std::uint64_t{0};
  std::uint64_t falls = 0;
  std::uint64_t diagonal = 0;
  std::uint64_t before = 0;
  std::size_t distance = word_.size();
  for (const char32_t letter : form) {
    const std::uint64_t places = positions_of(letter);
    const std::uint64_t exchanged = ((~diagonal & places) << 1) & before;
    diagonal = (((places & rises) + rises) ^ rises) | places | falls | exchanged;
    std::uint64_t right = falls | ~(diagonal | rises);
    std::uint64_t left = diagonal & rises;
    if ((right & last) != 0) ++distance;
    if ((left & last) != 0) --distance;
    right = (right << 1) | 1;
    left <<= 1;
    rises = left | ~(diagonal | right);
    falls = right & diagonal;
    before = places;
  }
  return distance;
}

std::size_t Suggester::errors_in(std::string_view form) {
  // Bytes are at least as many as letters, and at most four times.
  if (limit_ == 0 || form.size() + limit_ < word_.size() || form.size() > 4 * decoded_.size()) return 0;
  std::uint64_t letters = 0;
  unsigned char bytes = 0;
  for (const char byte : form) {
    letters |= letter_bit(static_cast<unsigned char>(byte));
    bytes |= static_cast<unsigned char>(byte);
  }
  if (bytes < 0x80) {  // most forms are thrown out here
    if (form.size() > decoded_.size() || are_apart(letters)) return 0;
    std::ranges::copy(form, decoded_.begin());
    return distance_within_limit(form, form.size());
  }
  letters = 0;
  std::size_t size = 0;
  for (std::size_t at = 0; at < form.size();) {
    if (size == decoded_.size()) return 0;
    const auto letter = static_cast<char32_t>(next_code_point(form, at));
    decoded_[size++] = letter;
    letters |= letter_bit(letter);
  }
  return size + limit_ < word_.size() || are_apart(letters) ? 0 : distance_within_limit(form, size);
}

// An error brings at most one letter that was not there, and takes at most one away.
bool Suggester::are_apart(std::uint64_t letters) const {
  return has_more_than(limit_, letters & ~letters_) || has_more_than(limit_, letters_ & ~letters);
}

std::size_t Suggester::distance_within_limit(std::string_view form, std::size_t size) const {
  const std::size_t distance = distance_to(std::u32string_view(decoded_).substr(0, size));
  return distance <= limit_ && digits_of(form) == digits_ ? distance : 0;
}

void Suggester::weigh(std::string_view form, std::uint64_t count, std::size_t distance) {
  const bool same_start = decoded_[0] == word_[0];
  const double score = std::log2(static_cast<double>(count) + 1) -
                       error_weight * static_cast<double>(distance) - (same_start ? 0 : first_letter_weight);
  if (best_ && (score < best_score_ || (score == best_score_ && form >= best_->form))) return;
  best_score_ = score;
  best_ = Suggestion{std::string(form), count, distance};
}

}  // namespace backfile
