#include "corpus/generator/vocabulary.h"

#include <array>
#include <cmath>

namespace backfile {
namespace {

constexpr const char* common_words[] = {
    "the",     "to",      "of",    "in",    "a",     "and",   "said",   "on",    "for",    "that",  "by",
    "it",      "is",      "its",   "as",    "at",    "with",  "from",   "was",   "be",     "has",   "year",
    "have",    "are",     "will",  "new",   "but",   "would", "an",     "not",   "which",  "this",  "more",
    "he",      "we",      "up",    "than",  "about", "or",    "had",    "were",  "they",   "also",  "after",
    "their",   "last",    "could", "been",  "some",  "over",  "i",      "down",  "one",    "other", "there",
    "week",    "if",      "may",   "first", "out",   "while", "who",    "since", "two",    "time",  "into",
    "world",   "no",      "month", "when",  "all",   "his",   "per",    "years", "still",  "now",   "told",
    "earlier", "high",    "so",    "can",   "what",  "next",  "before", "only",  "people", "her",   "she",
    "because", "between", "under", "most",  "such",  "our",   "made",   "any",   "them",   "many"};

// Consonant and vowel sounds: 72 syllables. No q, x or z: planted words can have them.
constexpr std::array consonants = {"b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t"};
constexpr std::array vowels = {"a", "e", "i", "o", "u", "ai"};
constexpr std::size_t syllables = consonants.size() * vowels.size();
constexpr std::array endings = {"n", "m", "r", "l"};

std::vector<std::string> make_words(std::size_t size) {
  std::vector<std::string> words(std::begin(common_words), std::end(common_words));
  for (std::size_t i = 0; words.size() < size; ++i) {
    const std::string stem = made_word(i / 3);
    words.push_back(i % 3 == 0 ? stem : i % 3 == 1 ? stem + "s" : stem + "ing");
  }
  return words;
}

std::vector<double> frequencies(std::size_t size) {
  std::vector<double> weights;
  for (std::size_t i = 0; i < size; ++i) {
    const auto rank = static_cast<double>(i + 1);
    const double exponent = 1.15 + 0.33 * std::log10(rank / 1000);
    weights.push_back(rank <= 1000 ? 1 / rank : 0.001 * std::pow(1000 / rank, exponent));
  }
  return weights;
}

}  // namespace

std::string made_word(std::size_t number) {
  // Numbers below 72 squared have two syllables, and so on; a stride spreads neighbours over the syllables.
  std::size_t count = 2;
  std::size_t span = syllables * syllables;
  while (number >= span) {
    number -= span;
    span *= syllables;
    ++count;
  }
  std::size_t scattered = number * 2657 % span;  // 2657 has no factor in common with 72
  const std::size_t ending = scattered % endings.size();
  std::string word;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t syllable = scattered % syllables;
    word += consonants[syllable / vowels.size()];
    word += vowels[syllable % vowels.size()];
    scattered /= syllables;
  }
  return word + endings[ending];
}

Vocabulary::Vocabulary(std::size_t size) : words_(make_words(size)), frequency_(frequencies(size)) {}

}  // namespace backfile
