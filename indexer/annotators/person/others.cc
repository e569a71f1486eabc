#include "indexer/annotators/person/others.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <unordered_set>

#include "common/countries.h"
#include "common/utf8.h"
#include "indexer/annotators/person/by_rules.h"
#include "indexer/annotators/person/lexicon.h"
#include "indexer/annotators/person/signs.h"

namespace backfile {
namespace {

struct NameWord {
  std::uint32_t begin, end;
  std::uint64_t flags;
  std::string form;  // folded
  bool small;        // begins with a small letter
  bool loud;         // four capitals and more
};

// "al-Haddad" is not.
bool is_small(std::string_view word) {
  std::size_t at = 0;
  const std::int32_t c = next_code_point(word, at);
  if (c < 0 || !u_islower(c)) return false;
  at = word.find('-') + 1;
  if (at == 0 || at == word.size()) return true;
  return !u_isupper(next_code_point(word, at));
}

bool is_loud(std::string_view word) {
  int capitals = 0;
  for (std::size_t at = 0; at < word.size();) {
    const std::int32_t c = next_code_point(word, at);
    if (c >= 0 && u_islower(c)) return false;
    if (c >= 0 && u_isupper(c)) ++capitals;
  }
  return capitals >= 4;
}

class Judge {
 public:
  Judge(std::string_view title, std::string_view body, std::string_view language)
      : title_(title),
        body_(body),
        capital_nouns_(language == "de"),
        french_(language == "fr"),
        dutch_(language == "nl") {}

  /// The mentions that a proposal is made of ("Ana Ruiz y Eva Gil" are two) without words at the ends that
  /// are no names; none where nothing is left that may be one.
  std::vector<PersonMention> read(const PersonMention& proposal) const {
    std::vector<PersonMention> mentions;
    auto words = words_of(proposal);
    for (auto begin = words.begin(); begin != words.end();) {
      const auto end =
          std::find_if(begin, words.end(), [&](const NameWord& word) { return is_conjunction(word); });
      PersonMention mention = proposal;
      if (may_be_name({begin, end}, mention)) mentions.push_back(mention);
      begin = end == words.end() ? end : end + 1;
    }
    return mentions;
  }

  bool is_full(const PersonMention& mention) const {
    return surface(mention).find(' ') != std::string_view::npos;
  }

  bool is_supported(const PersonMention& mention) const {
    const auto words = words_of(mention);
    if (is_introduced_here(mention)) return true;
    const std::uint64_t first = words.front().flags, last = words.back().flags;
    if (words.size() == 1) {
      constexpr std::uint64_t doubts = city | place_word | organisation_name | group_name | dictionary_word;
      return !capital_nouns_ && (first & family_name) != 0 && (first & doubts) == 0;
    }
    const bool initial = words.front().end - words.front().begin <= 2;
    if ((first & given_name) != 0 || initial) return true;
    return !capital_nouns_ && (last & family_name) != 0 &&
           (first & (city | place_word | organisation_name)) == 0;
  }

  std::string_view surface(const PersonMention& mention) const {
    return text(mention).substr(mention.begin, mention.end - mention.begin);
  }

 private:
  std::string_view text(const PersonMention& mention) const { return mention.in_title ? title_ : body_; }

  bool is_conjunction(const NameWord& word) const {
    constexpr std::array<std::string_view, 5> conjunctions = {"y", "e", "et", "en", "und"};
    return word.small && std::ranges::find(conjunctions, word.form) != conjunctions.end();
  }

  bool is_no_name(const NameWord& word) const {
    constexpr std::array<std::string_view, 14> particles = {"de", "del", "da",  "das", "do",  "dos", "di",
                                                            "du", "van", "von", "den", "der", "ter", "zu"};
    constexpr std::uint64_t no_names = other_function | other_role | other_title | other_kin;
    if (french_ && word.form == "m.") return true;
    if ((word.flags & no_names) == 0) return false;
    if (word.small) return dutch_ || std::ranges::find(particles, word.form) == particles.end();
    if (capital_nouns_ && (word.flags & other_function) != 0) return true;
    return (word.flags & (given_name | family_name)) == 0;
  }

  // "Les Guinéens": a capital because a sentence begins; but "Le Pen".
  bool is_article_of_sentence(const NameWord& word, const PersonMention& mention) const {
    if (word.small || (word.flags & other_function) == 0 || (word.flags & particle) != 0) return false;
    if (dutch_ && word.form == "an") return false;  // a given name there
    std::string_view before = text(mention).substr(0, word.begin);
    while (before.ends_with(' ')) before.remove_suffix(1);
    constexpr std::array<std::string_view, 13> starts = {".", "!", "?", ":", "\n", "\"", "(",
                                                         "“", "‘", "«", "»", "–",  "—"};
    return before.empty() ||
           std::ranges::any_of(starts, [&](std::string_view start) { return before.ends_with(start); });
  }

  // "Santiago de Chile", "Caroline du Nord": a place whose first word is a given name too.
  static bool is_place_of(std::span<const NameWord> words) {
    return words.size() == 3 && words[1].small && (words[1].flags & particle) != 0 &&
           (((words[0].flags & city) != 0 && (words[2].flags & nation_word) != 0) ||
            ((words[2].flags & other_place) != 0 && (words[2].flags & name_flags) == 0));
  }

  // Sets the mention's place to the words that are left.
  bool may_be_name(std::span<const NameWord> words, PersonMention& mention) const {
    while (!words.empty() && (is_no_name(words.front()) || is_article_of_sentence(words.front(), mention)))
      words = words.subspan(1);
    while (!words.empty() && (is_no_name(words.back()) || words.back().small))
      words = words.first(words.size() - 1);
    if (words.empty()) return false;
    mention.begin = words.front().begin;
    mention.end = words.back().end;
    constexpr std::uint64_t others =
        other_institution | other_place | nation_word | calendar_word | organisation_word | place_noun;
    const std::uint64_t first = words.front().flags;
    if ((first & (other_institution | other_place)) != 0 || is_place_of(words)) return false;
    const bool loud = std::ranges::any_of(words, &NameWord::loud);
    const bool foreign =
        loud || std::ranges::any_of(words, [](const NameWord& word) { return (word.flags & others) != 0; });
    if (foreign && (words.size() == 1 || (first & given_name) == 0)) return false;
    const bool is_city = words.size() > 1 && std::ranges::all_of(words, [](const NameWord& word) {
                           return word.small || (word.flags & (city | place_word)) != 0;
                         });
    if (is_city && ((words.back().flags & family_name) == 0 || words.front().small)) return false;
    return country_code(surface(mention)).empty();
  }

  bool is_introduced_here(const PersonMention& mention) const {
    constexpr std::uint64_t introducing = other_role | other_title | other_speech | title_word;
    const std::uint64_t before = lexicon_flags(fold(word_before(text(mention), mention.begin)));
    return (before & introducing) != 0 || has_age(text(mention), mention);
  }

  std::vector<NameWord> words_of(const PersonMention& mention) const {
    std::vector<NameWord> words;
    const std::string_view name = surface(mention);
    for (std::size_t at = 0; at < name.size();) {
      const std::size_t end = std::min(name.find(' ', at), name.size());
      if (end > at) {
        const std::string_view word = name.substr(at, end - at);
        std::string form = fold(word);
        const std::uint64_t flags = lexicon_flags(form);
        words.push_back({mention.begin + static_cast<std::uint32_t>(at),
                         mention.begin + static_cast<std::uint32_t>(end), flags, std::move(form),
                         is_small(word), is_loud(word)});
      }
      at = end + 1;
    }
    return words;
  }

  std::string_view title_, body_;
  bool capital_nouns_;
  bool french_;  // "M." is "monsieur" there
  bool dutch_;   // "de" is an article there; a name that begins so has a capital
};

bool overlap(const PersonMention& a, const PersonMention& b) {
  return a.in_title == b.in_title && a.begin < b.end && b.begin < a.end;
}

}  // namespace

std::vector<PersonMention> find_with_others(const PersonTagger& tagger, std::string_view title,
                                            std::string_view body, const AnalyzedArticle& tokens,
                                            std::string_view language, std::vector<PersonMention>* others) {
  const Judge judge(title, body, language);
  std::vector<PersonMention> found, doubtful;
  std::unordered_set<std::string> families;
  const auto keep = [&](const PersonMention& mention) {
    found.push_back(mention);
    const std::string name = fold(judge.surface(mention));
    if (judge.is_full(mention)) families.insert(name.substr(name.rfind(' ') + 1));
  };
  for (const PersonMention& proposal : tagger.tag(title, body, tokens, others)) {
    for (const PersonMention& mention : judge.read(proposal)) {
      if (judge.is_supported(mention)) {
        keep(mention);
      } else {
        doubtful.push_back(mention);
      }
    }
  }
  for (const PersonMention& mention : doubtful) {
    if (families.contains(fold(judge.surface(mention)))) found.push_back(mention);
  }
  for (const PersonMention& mention : find_by_rules(title, body, tokens, language)) {
    if (std::ranges::any_of(found, [&](const PersonMention& other) { return overlap(other, mention); }))
      continue;
    for (const PersonMention& read : judge.read(mention)) found.push_back(read);
  }
  std::ranges::sort(found, [](const PersonMention& a, const PersonMention& b) {
    return a.in_title != b.in_title ? a.in_title : a.begin < b.begin;
  });
  return found;
}

}  // namespace backfile
