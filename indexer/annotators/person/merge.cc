#include "indexer/annotators/person/merge.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "common/analyzer.h"
#include "indexer/annotators/person/lexicon.h"

namespace backfile {
namespace {

constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t most_variants = 16;  // compared with; a person has fewer

struct Group {
  std::vector<std::uint32_t> full;          // places named by several words, in order
  std::vector<std::uint32_t> lone;          // by one word
  std::vector<const PersonName*> variants;  // of several words, distinct
  const PersonName* fullest = nullptr;
  std::string style;
  std::uint32_t firm = 0;       // mentions with the signs of a company
  std::uint32_t addressed = 0;  // mentions behind a title or an office

  std::uint32_t first() const {
    return std::min(full.empty() ? nowhere : full.front(), lone.empty() ? nowhere : lone.front());
  }
};

// Spelled-out words count most, then initials, then length.
std::size_t fullness(const PersonName& name) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < name.keys.size(); ++i)
    sum += (name.keys[i].size() > 1 ? 1000 : 300) + name.words[i].size();
  return sum * 2 + (name.in_capitals ? 0 : 1);
}

class People {
 public:
  explicit People(const std::vector<NamedPlace>& mentions) : mentions_(mentions) {}

  std::vector<ArticlePerson> merge(NoPeople* no_people) {
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].name.keys.size() > 1) place_full(i);
    }
    for (std::uint32_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].name.keys.size() == 1) place_lone(i);
    }
    return ordered(no_people);
  }

 private:
  const PersonName& name(std::uint32_t mention) const { return mentions_[mention].name; }

  void join(std::size_t group, std::uint32_t mention) {
    Group& to = groups_[group];
    const PersonName& joined = name(mention);
    if (mentions_[mention].firm) ++to.firm;
    if (mentions_[mention].addressed) ++to.addressed;
    if (joined.keys.size() == 1) {
      to.lone.push_back(mention);
    } else {
      to.full.push_back(mention);
      const bool known =
          std::ranges::any_of(to.variants, [&](const PersonName* v) { return v->keys == joined.keys; });
      if (!known && to.variants.size() < most_variants) {
        to.variants.push_back(&joined);
        for (const std::string& key : joined.keys) list(key, group);
      }
    }
    if (to.style.empty()) to.style = joined.style;
    if (to.fullest == nullptr || fullness(joined) > fullness(*to.fullest)) to.fullest = &joined;
  }

  void list(const std::string& key, std::size_t group) {
    auto& groups = by_key_[key];
    if (std::ranges::find(groups, group) == groups.end()) groups.push_back(group);
  }

  void open(std::uint32_t mention) {
    groups_.emplace_back();
    join(groups_.size() - 1, mention);
    if (name(mention).keys.size() == 1) list(name(mention).keys.front(), groups_.size() - 1);
  }

  const std::vector<std::size_t>& groups_with(const std::string& key) { return by_key_[key]; }

  // With the group whose every full name it may be.
  void place_full(std::uint32_t mention) {
    for (const std::string* key : {&name(mention).keys.back(), &name(mention).keys.front()}) {
      for (std::size_t g : groups_with(*key)) {
        const bool fits = std::ranges::all_of(
            groups_[g].variants, [&](const PersonName* other) { return may_be_same(*other, name(mention)); });
        if (fits) return join(g, mention);
      }
    }
    open(mention);
  }

  // How far before `mention` the group is named; those behind it count as far.
  std::uint32_t distance(const Group& group, std::uint32_t mention) const {
    const auto behind = std::ranges::lower_bound(group.full, mention);
    std::uint32_t least = nowhere;
    if (behind != group.full.end()) least = nowhere / 2 + (*behind - mention);
    if (behind != group.full.begin()) least = mention - *(behind - 1);
    if (!group.lone.empty()) least = std::min(least, mention - group.lone.back());
    return least;
  }

  void place_lone(std::uint32_t mention) {
    const std::string& key = name(mention).keys.front();
    const std::string& style = name(mention).style;
    std::size_t best = groups_.size();
    std::uint32_t least = nowhere;
    for (std::size_t g : groups_with(key)) {
      const Group& group = groups_[g];
      // "King Salman" is not his son Mohammed bin Salman, "Prince Alwaleed" is the prince of that name.
      const bool lone = group.variants.empty();
      // "Freddie" is Freddie Mac; Ford Motor is not Henry Ford.
      if (mentions_[mention].firm && !lone && !is_organisation(group)) continue;
      if (!style.empty() && group.style != style && !(lone && group.style.empty())) continue;
      const bool called = lone || !style.empty() || is_organisation(group) ||
                          std::ranges::any_of(group.variants, [&](const PersonName* variant) {
                            return is_called(*variant, key);
                          });
      if (called && distance(group, mention) < least) {
        least = distance(group, mention);
        best = g;
      }
    }
    if (best < groups_.size()) return join(best, mention);
    if (is_given_name_of_known(mention) && !mentions_[mention].introduced) return;
    open(mention);
  }

  // "Mary" behind "Mary Smith": most likely she, perhaps not; no person of her own.
  bool is_given_name_of_known(std::uint32_t mention) {
    const std::string& key = name(mention).keys.front();
    return std::ranges::any_of(groups_with(key), [&](std::size_t g) {
      return groups_[g].first() < mention &&
             std::ranges::any_of(groups_[g].variants,
                                 [&](const PersonName* variant) { return variant->keys.front() == key; });
    });
  }

  // Words that never speak or bear a title, and that things happen in: the less they look like a name, the
  // less is asked.
  bool is_place(const Group& group) const {
    const PersonName& fullest = *group.fullest;
    const auto personal = [&](std::uint32_t place) { return mentions_[place].personal; };
    if (!group.style.empty() || std::ranges::any_of(group.full, personal)) return false;
    const std::uint64_t first = lexicon_flags(fold(fullest.words.front()));
    std::uint64_t others = 0;
    for (std::size_t i = 1; i < fullest.words.size(); ++i) others |= lexicon_flags(fold(fullest.words[i]));
    const bool one_word = fullest.words.size() == 1;
    const bool nameless = ((first | others) & name_flags) == 0;
    if (one_word && nameless && (first & (city | nation_word)) != 0) return true;
    int located = 0;
    for (const std::uint32_t place : group.full) located = std::max(located, mentions_[place].located);
    if (located == 1) return nameless;
    return located == 2 && (one_word || (first & given_name) == 0 || (others & name_flags) == 0);
  }

  bool is_organisation(const Group& group) const {
    return group.firm > group.addressed || (group.addressed == 0 && is_listed_organisation(*group.fullest));
  }

  // Words of organisations only, none of them a given name: "Credit Suisse".
  static bool is_listed_organisation(const PersonName& name) {
    return name.words.size() > 1 && std::ranges::all_of(name.words, [](const std::string& word) {
             return (lexicon_flags(fold(word)) & (organisation_name | given_name)) == organisation_name;
           });
  }

  bool is_doubtful(const Group& group) const {
    const std::uint64_t flags = lexicon_flags(fold(group.fullest->words.front()));
    const bool may_speak = (flags & name_flags) != 0 && (flags & organisation_name) == 0;
    const auto introduced = [&](std::uint32_t place) {
      return may_speak ? mentions_[place].introduced : mentions_[place].addressed || mentions_[place].set_off;
    };
    return group.fullest->words.size() == 1 && group.style.empty() &&
           !std::ranges::any_of(group.full, introduced);
  }

  bool is_repeated(const Group& group) const {
    if (group.fullest->words.size() == 1) return group.addressed == 0;
    const auto in_full = [&](std::uint32_t place) { return name(place).keys.size() > 1; };
    return group.addressed == 0 && group.full.size() > 2 && std::ranges::all_of(group.full, in_full);
  }

  bool is_bare(const Group& group) const {
    return group.style.empty() && std::ranges::none_of(group.full, [&](std::uint32_t place) {
             const bool called = group.fullest->keys.size() > 1 && name(place).keys.size() == 1 &&
                                 name(place).keys.front() == group.fullest->family();
             return called || mentions_[place].addressed || mentions_[place].in_office;
           });
  }

  static std::vector<std::string> other_forms(const Group& group) {
    std::vector<std::string> forms;
    for (const PersonName* variant : group.variants) {
      if (variant->keys.front() != group.fullest->keys.front() &&
          variant->keys.back() == group.fullest->keys.back())
        forms.push_back(variant->display());
    }
    return forms;
  }

  void set_aside(const Group& group, NoPeople& no_people) const {
    no_people.places.insert(no_people.places.end(), group.full.begin(), group.full.end());
    if (is_organisation(group)) no_people.organisations.push_back(group.fullest->display());
  }

  std::vector<ArticlePerson> ordered(NoPeople* no_people) {
    std::vector<std::pair<std::size_t, std::size_t>> order;  // salience, group
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      Group& group = groups_[g];
      group.full.insert(group.full.end(), group.lone.begin(), group.lone.end());
      std::ranges::sort(group.full);
      std::size_t salience = 0;
      bool in_title = false, in_lead = false;
      for (std::uint32_t place : group.full) {
        salience += 2;
        in_title = in_title || mentions_[place].place.in_title;
        in_lead = in_lead || mentions_[place].in_lead;
      }
      order.emplace_back(salience + (in_title ? 8U : 0U) + (in_lead ? 4U : 0U), g);
    }
    std::ranges::stable_sort(order, [&](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first > b.first;
      return groups_[a.second].full.front() < groups_[b.second].full.front();
    });
    std::vector<ArticlePerson> people;
    for (const auto& [salience, g] : order) {
      if (is_organisation(groups_[g]) || is_place(groups_[g])) {
        if (no_people != nullptr) set_aside(groups_[g], *no_people);
        continue;
      }
      PersonName shown = *groups_[g].fullest;
      shown.style = groups_[g].style;
      std::string value = shown.display();
      // "Prince Charles" and "Princess Diana" are known by these names.
      if (shown.words.size() == 1 && fold(shown.style).starts_with("prince"))
        value = "P" + fold(shown.style).substr(1) + " " + value;
      people.push_back({is_doubtful(groups_[g]), is_repeated(groups_[g]), is_bare(groups_[g]),
                        other_forms(groups_[g]), std::move(value), std::move(groups_[g].full)});
    }
    return people;
  }

  const std::vector<NamedPlace>& mentions_;
  std::vector<Group> groups_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;  // every word of the full names
};

}  // namespace

std::vector<ArticlePerson> merge_people(const std::vector<NamedPlace>& mentions, NoPeople* no_people) {
  return People(mentions).merge(no_people);
}

}  // namespace backfile
