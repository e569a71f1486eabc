#include "indexer/annotators/person/by_rules.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "common/analyzer.h"
#include "common/utf8.h"
#include "indexer/annotators/person/by_script.h"
#include "indexer/annotators/person/lexicon.h"

namespace backfile {
namespace {

struct Word {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint64_t flags;
  bool capital;
  bool joined;  // to the word before, by a space, a hyphen or the point of an initial
};

bool begins_with_capital(std::string_view word) {
  std::size_t at = 0;
  const std::int32_t c = next_code_point(word, at);
  return c >= 0 && (u_isupper(c) || u_istitle(c));
}

// "Ankara’da", "Merkel's": what stands behind the apostrophe is an ending, except in "D'Alema" and "O'Hara".
std::uint32_t without_ending(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::string_view word = text.substr(begin, end - begin);
  for (const std::string_view apostrophe : {std::string_view("'"), std::string_view("’")}) {
    const std::size_t at = word.find(apostrophe);
    if (at != std::string_view::npos && at > 2) return begin + static_cast<std::uint32_t>(at);
  }
  return end;
}

bool has_small_letter(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const std::int32_t c = next_code_point(word, at);
    if (c >= 0 && u_islower(c)) return true;
  }
  return false;
}

bool joins(std::string_view gap) {
  return gap == " " || gap == "-" || gap == ". " || gap == ".";
}

class RuleTagger {
 public:
  RuleTagger(std::string_view text, const std::vector<Token>& tokens, std::string_view language)
      : text_(text),
        two_families_(language == "es" || language == "pt" || language == "gl" || language == "ca") {
    std::uint32_t behind = 0;
    for (const Token& token : tokens) {
      const std::string_view surface = text.substr(token.begin, token.end - token.begin);
      const std::string_view gap = text.substr(behind, token.begin - std::min(behind, token.begin));
      const bool initial_before = !words_.empty() && words_.back().end - words_.back().begin <= 2;
      const std::uint32_t end = without_ending(text, token.begin, token.end);
      words_.push_back({token.begin, end, lexicon_flags(fold(surface.substr(0, end - token.begin))),
                        begins_with_capital(surface), joins(gap) && (gap.front() != '.' || initial_before)});
      behind = token.end;
    }
  }

  // Full names; their family names go to `families`.
  void find_full(std::vector<PersonMention>& found, std::unordered_set<std::string>& families,
                 bool in_title) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!may_begin(i)) continue;
      const std::size_t last = end_of_name(i);
      if (last == i || is_city(i, last)) continue;
      found.push_back({words_[i].begin, words_[last].end, in_title});
      families.insert(std::string(surface(last)));
      i = last;
    }
  }

  void find_families(std::vector<PersonMention>& found, const std::unordered_set<std::string>& families,
                     bool in_title) const {
    for (const Word& word : words_) {
      const auto inside = [&](const PersonMention& mention) {
        return mention.in_title == in_title && mention.begin <= word.begin && word.begin < mention.end;
      };
      if (word.capital && families.contains(std::string(text_.substr(word.begin, word.end - word.begin))) &&
          std::ranges::none_of(found, inside))
        found.push_back({word.begin, word.end, in_title});
    }
  }

 private:
  std::string_view surface(std::size_t i) const {
    return text_.substr(words_[i].begin, words_[i].end - words_[i].begin);
  }
  bool is_initial(std::size_t i) const { return words_[i].capital && words_[i].end - words_[i].begin <= 2; }

  bool may_begin(std::size_t i) const {
    const Word& word = words_[i];
    if (!word.capital || (word.flags & given_name) == 0 || surface(i).size() < 3) return false;
    constexpr std::uint64_t others =
        function_word | calendar_word | title_word | particle | nation_word | organisation_name;
    const bool family_behind = i + 1 < words_.size() && (words_[i + 1].flags & family_name) != 0;
    if ((word.flags & others) != 0 && !family_behind) return false;
    // Richard and Thomas are cities too; behind "in", "de", "aus" they are meant.
    const bool behind_short = i > 0 && word.joined && !words_[i - 1].capital && surface(i - 1).size() <= 3;
    if ((word.flags & city) != 0 && behind_short && !family_behind) return false;
    // "San Pedro", "Rua Augusto": a place, perhaps.
    if (i == 0 || !word.joined) return true;
    return (words_[i - 1].flags & (place_word | place_noun)) == 0 || !words_[i - 1].capital;
  }

  bool may_be_family(std::size_t i) const {
    constexpr std::uint64_t others =
        function_word | calendar_word | organisation_word | place_noun | nation_word;
    return words_[i].capital && surface(i).size() > 2 && (words_[i].flags & others) == 0;
  }

  // "Rio de Janeiro": every word but particles is one of a city's name.
  bool is_city(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i <= last; ++i) {
      if (words_[i].capital && (words_[i].flags & (place_word | city)) == 0) return false;
    }
    return (words_[last].flags & family_name) == 0;
  }

  // The last word of the name that begins at `first`; `first` where none follows.
  std::size_t end_of_name(std::size_t first) const {
    std::size_t at = first;
    while (at + 1 < words_.size() && words_[at + 1].joined &&
           (is_initial(at + 1) ||
            (words_[at + 1].capital && (words_[at + 1].flags & (given_name | family_name)) == given_name)) &&
           at - first < 3)
      ++at;
    std::size_t last = at > first && !is_initial(at) ? at : first;
    for (int families = 0; families < 3; ++families) {
      std::size_t next = at + 1;
      while (next < words_.size() && words_[next].joined && (words_[next].flags & particle) != 0 &&
             !words_[next].capital && surface(next).size() > 1 && next - at < 3)
        ++next;
      // One family name, two in Spanish and Portuguese, and one behind a particle.
      if (families >= (two_families_ ? 2 : 1) && next == at + 1) break;
      // "NMBS" behind a name in small letters is none.
      if (next < words_.size() && !has_small_letter(surface(next)) && has_small_letter(surface(first))) break;
      if (next >= words_.size() || !words_[next].joined || !may_be_family(next)) break;
      last = at = next;
      // "Sánchez-Cuenca"
      while (at + 1 < words_.size() && words_[at + 1].joined && text_[words_[at].end] == '-' &&
             words_[at + 1].capital)
        last = ++at;
    }
    return last;
  }

  std::string_view text_;
  bool two_families_;
  std::vector<Word> words_;
};

}  // namespace

bool model_knows(std::string_view language) {
  return language.empty() || language == "en";
}

bool model_of_others_knows(std::string_view language) {
  constexpr std::array<std::string_view, 6> known = {"es", "nl", "de", "fr", "pt", "it"};
  return std::ranges::find(known, language) != known.end();
}

std::vector<PersonMention> find_by_rules(std::string_view title, std::string_view body,
                                         const AnalyzedArticle& tokens, std::string_view language) {
  if (has_script_rules(language)) return find_by_script(title, body, language);
  const RuleTagger in_title(title, tokens.title, language);
  const RuleTagger in_body(body, tokens.body, language);
  std::vector<PersonMention> found;
  std::unordered_set<std::string> families;
  in_title.find_full(found, families, true);
  in_body.find_full(found, families, false);
  in_title.find_families(found, families, true);
  in_body.find_families(found, families, false);
  std::ranges::sort(found, [](const PersonMention& a, const PersonMention& b) {
    return a.in_title != b.in_title ? a.in_title : a.begin < b.begin;
  });
  return found;
}

}  // namespace backfile
