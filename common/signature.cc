#include "common/signature.h"

#include <algorithm>
#include <limits>

namespace backfile {
namespace {

constexpr std::size_t shingle_words = 4;
constexpr std::size_t least_shingles = 8;
constexpr std::uint64_t empty = std::numeric_limits<std::uint64_t>::max();

std::uint64_t mix(std::uint64_t x) {  // the finaliser of SplitMix64
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31);
}

// Hands out the hashes of a text's words.
class WordHashes {
 public:
  explicit WordHashes(std::string_view text) : text_(text) {}

  // False at the end.
  bool next(std::uint64_t& hash) {
    while (at_ < text_.size() && !in_word(byte())) ++at_;
    if (at_ == text_.size()) return false;
    hash = 0xcbf29ce484222325U;
    if (begins_ideograph(byte())) {
      take(hash);
      while (at_ < text_.size() && (byte() & 0xC0) == 0x80) take(hash);
      return true;
    }
    while (at_ < text_.size() && in_word(byte()) && !begins_ideograph(byte())) take(hash);
    return true;
  }

 private:
  static bool in_word(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
  // U+3000..U+DFFF: kana, ideographs, Hangul.
  static bool begins_ideograph(unsigned char c) { return c >= 0xE3 && c <= 0xED; }
  unsigned char byte() const { return static_cast<unsigned char>(text_[at_]); }
  void take(std::uint64_t& hash) {
    const unsigned char c = byte();
    hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32U : c)) * 0x100000001b3U;
    ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

using Minima = std::array<std::uint64_t, 64>;

// The least hash of each bin; returns the number of shingles.
std::size_t find_minima(std::string_view text, Minima& minima) {
  WordHashes words(text);
  std::array<std::uint64_t, shingle_words> last{};
  std::size_t count = 0;
  for (std::uint64_t hash = 0; words.next(hash); ++count) {
    last[count % shingle_words] = hash;
    if (count + 1 < shingle_words) continue;
    std::uint64_t shingle = 0;
    for (std::size_t i = 1; i <= shingle_words; ++i)
      shingle = mix(shingle + last[(count + i) % shingle_words]);
    std::uint64_t& least = minima[shingle % minima.size()];
    least = std::min(least, shingle / minima.size());
  }
  return count < shingle_words ? 0 : count + 1 - shingle_words;
}

}  // namespace

Signature signature_of(std::string_view text) {
  Minima minima;
  minima.fill(empty);
  Signature signature;
  if (find_minima(text, minima) < least_shingles) return signature;
  for (std::size_t bin = 0; bin < minima.size(); ++bin) {
    std::size_t from = bin;
    while (minima[from % minima.size()] == empty) ++from;
    // How far the value was borrowed from counts, or neighbours would agree by accident.
    const std::uint64_t value = mix(minima[from % minima.size()] + (from - bin) * 0x9e3779b97f4a7c15U);
    signature.bins[bin] = static_cast<std::uint8_t>(value);
  }
  return signature;
}

double similarity(const Signature& a, const Signature& b) {
  if (!a.comparable() || !b.comparable()) return 0;
  int same = 0;
  for (std::size_t i = 0; i < a.bins.size(); ++i) same += a.bins[i] == b.bins[i] ? 1 : 0;
  // Of the bins that differ one in 256 agrees by accident.
  const double share = static_cast<double>(same) / static_cast<double>(a.bins.size());
  return std::max(0.0, (share - 1.0 / 256) / (1 - 1.0 / 256));
}

}  // namespace backfile
