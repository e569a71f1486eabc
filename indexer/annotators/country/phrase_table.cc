#include "indexer/annotators/country/phrase_table.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace backfile {

std::uint64_t PhraseTable::hash_of(std::string_view word) {
  return XXH3_64bits(word.data(), word.size());
}

void PhraseTable::add(std::span<const std::uint64_t> words, PhraseCase cased, const PlaceSense& sense) {
  first_words_.set(words.front() % filter_size);
  if (!cased.capital_first) small_first_words_.set(words.front() % filter_size);
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    key = joined(key, words[i]);
    if (i + 1 < words.size()) building_[key].phrase.longer = true;
  }
  Building& entry = building_[key];
  Phrase& phrase = entry.phrase;
  const bool is_new = entry.senses.empty();
  phrase.words = static_cast<std::uint8_t>(words.size());
  phrase.cased.acronym = cased.acronym && (is_new || phrase.cased.acronym);
  phrase.cased.capital_first = cased.capital_first && (is_new || phrase.cased.capital_first);
  phrase.cased.capital_last = cased.capital_last && (is_new || phrase.cased.capital_last);
  const auto same = std::ranges::find_if(entry.senses, [&](const PlaceSense& known) {
    return known.country == sense.country && known.kind == sense.kind && known.from == sense.from;
  });
  if (same == entry.senses.end()) {
    entry.senses.push_back(sense);
  } else {
    same->population = std::max(same->population, sense.population);
  }
}

void PhraseTable::finish() {
  std::size_t size = 64;
  while (size < building_.size() * 2) size *= 2;
  slots_.resize(size);
  for (auto& [key, entry] : building_) {
    entry.phrase.first_sense = static_cast<std::uint32_t>(senses_.size());
    entry.phrase.senses = static_cast<std::uint16_t>(entry.senses.size());
    senses_.insert(senses_.end(), entry.senses.begin(), entry.senses.end());
    std::size_t i = key & (size - 1);
    while (slots_[i].key != 0) i = (i + 1) & (size - 1);
    slots_[i] = {key, entry.phrase};
  }
  building_ = {};
}

}  // namespace backfile
