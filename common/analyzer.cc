#include "common/analyzer.h"

#define XXH_INLINE_ALL
#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <memory_resource>
#include <unordered_map>

#include "common/fold.h"
#include "common/language.h"
#include "common/sentences.h"
#include "common/stem_base.h"
#include "common/utf8.h"
#include "common/word_breaks.h"

namespace backfile {
namespace {

constexpr std::size_t longest_term = 64;       // bytes; Xapian takes 245
constexpr std::size_t large_cache = 1U << 20;  // words

// How many words and terms the caches of an analyser have numbered.
struct Numbers {
  std::uint32_t words = 0;
  std::uint32_t terms = 0;
};

// The words of one language met so far: an open-addressed table from surface to Word.
class WordCache {
 public:
  WordCache(const StemmedLanguage* language, Numbers& numbers)
      : language_(language), numbers_(numbers), slots_(1U << 12) {
    if (language_ != nullptr) stem_ = Xapian::Stem(std::string(language_->stemmer));
  }

  const Word* find(std::string_view surface) {
    const auto hash = static_cast<std::uint32_t>(XXH3_64bits(surface.data(), surface.size()));
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
      Slot& slot = slots_[i];
      if (slot.word == nullptr) {
        const Word* made = make(surface);
        const char* key = made->surface == surface ? made->surface.data() : keep(surface);
        slot = {made, hash, static_cast<std::uint32_t>(surface.size()), key};
        if (++count_ * 2 > slots_.size()) grow();
        return made;
      }
      if (slot.hash == hash && slot.length == surface.size() &&
          std::memcmp(slot.key, surface.data(), surface.size()) == 0) {
        return slot.word;
      }
    }
  }

  std::size_t size() const { return count_; }

 private:
  struct Slot {
    const Word* word = nullptr;
    std::uint32_t hash = 0;
    std::uint32_t length = 0;
    const char* key = nullptr;
  };

  const char* keep(std::string_view text) {
    auto* copy = static_cast<char*>(arena_.allocate(std::max<std::size_t>(text.size(), 1), 1));
    std::memcpy(copy, text.data(), text.size());
    return copy;
  }
  std::string_view keep_view(std::string_view text) { return {keep(text), text.size()}; }

  const Word* make(std::string_view bytes) {
    const std::string surface = normalise_surface(bytes);
    std::string form;
    fold_word(surface, form);
    if (!is_word(form)) form.clear();
    std::string term;
    if (language_ != nullptr) term.push_back(language_->prefix);
    term += language_ != nullptr ? stem_(stem_base(form, language_->code)) : form;
    if (term.size() > longest_term) term.resize(code_point_border(term, longest_term));
    auto known = terms_.find(term);
    if (known == terms_.end()) known = terms_.emplace(keep_view(term), numbers_.terms++).first;
    // What is read together lies together.
    auto* word = static_cast<Word*>(arena_.allocate(sizeof(Word), alignof(Word)));
    const std::string_view kept = keep_view(surface);
    return new (word)
        Word{kept, form == surface ? kept : keep_view(form), known->first, numbers_.words++, known->second};
  }

  void grow() {
    std::vector<Slot> larger(slots_.size() * 2);
    const std::size_t mask = larger.size() - 1;
    for (const Slot& slot : slots_) {
      if (slot.word == nullptr) continue;
      std::size_t i = slot.hash & mask;
      while (larger[i].word != nullptr) i = (i + 1) & mask;
      larger[i] = slot;
    }
    slots_.swap(larger);
  }

  const StemmedLanguage* language_;
  Numbers& numbers_;
  Xapian::Stem stem_;
  std::pmr::monotonic_buffer_resource arena_{1U << 16};
  std::unordered_map<std::string_view, std::uint32_t> terms_;
  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace

class Analyzer::State {
 public:
  WordCache& cache(std::string_view language) {
    const StemmedLanguage* row = find_stemmed_language(language);
    const char prefix = row != nullptr ? row->prefix : '\0';
    auto found = caches_.find(prefix);
    if (found == caches_.end())
      found = caches_.try_emplace(prefix, std::make_unique<WordCache>(row, numbers_)).first;
    return *found->second;
  }

  void forget_if_large() {
    std::size_t words = 0;
    for (const auto& [prefix, cache] : caches_) words += cache->size();
    if (words <= large_cache) return;
    caches_.clear();
    numbers_ = {};
  }

  WordBreaker breaker;
  std::vector<WordSpan> spans;

 private:
  Numbers numbers_;
  std::map<char, std::unique_ptr<WordCache>> caches_;
};

Analyzer::Analyzer() : state_(std::make_unique<State>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::analyze(std::string_view text, std::string_view language, std::vector<Token>& tokens) {
  tokens.clear();
  state_->breaker.find(text, state_->spans);
  tokens.reserve(state_->spans.size());
  WordCache& cache = state_->cache(language);
  for (const WordSpan& span : state_->spans) {
    const Word* word = cache.find(text.substr(span.begin, span.end - span.begin));
    if (word->form.empty()) continue;
    Break before = Break::paragraph;
    if (!tokens.empty()) before = break_between(text, tokens.back(), span.begin);
    tokens.push_back({word, span.begin, span.end, before});
  }
}

const Word* Analyzer::word(std::string_view surface, std::string_view language) {
  return state_->cache(language).find(surface);
}

void Analyzer::forget_if_large() {
  state_->forget_if_large();
}

std::string fold(std::string_view text) {
  std::string out;
  fold_word(text, out);
  return out;
}

}  // namespace backfile
