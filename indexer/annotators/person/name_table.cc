#include "indexer/annotators/person/name_table.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <set>
#include <vector>

#include "common/analyzer.h"
#include "indexer/annotators/person/names.h"
#include "indexer/annotators/person/person_forms.h"
#include "indexer/given_labels.h"

namespace backfile {

// The people that the names stand for.
struct NameTable::People {
  std::vector<PersonForms> all;
  std::unordered_map<std::string, std::vector<std::size_t>> by_family;  // indexes in `all`
  std::vector<std::pair<const std::string*, std::string>> lone;         // names of one word, with their keys
};

namespace {

constexpr std::uint64_t enough = 5;                // articles with the full name, for a lone family name
constexpr std::uint64_t nearly_all = 90;           // percent of the articles with that family name
constexpr std::uint64_t organisation_percent = 8;  // of a name's articles, for an organisation
constexpr std::uint64_t one_word_percent = 80;     // without a title, for an organisation
constexpr std::int64_t five_years = 5LL * 366 * 86400;
constexpr std::size_t most_evidence = 32;

// Initials differ too easily over a whole archive: only spelled-out first words are merged, with middle names
// that do not contradict.
bool same_across_archive(const PersonName& a, const PersonName& b) {
  return a.keys.back() == b.keys.back() && a.keys.front() == b.keys.front() && a.keys.front().size() > 1 &&
         may_be_same(a, b);
}

bool is_nickname(const PersonName& a, const PersonName& b) {
  return a.keys.front().size() > 1 && b.keys.front().size() > 1 && may_be_same(a, b);
}

// Articles of people who are nearly all that bear a family name.
bool is_nearly_all(std::uint64_t articles, std::uint64_t family) {
  return articles >= enough && articles * 100 >= family * nearly_all;
}

// What the source gave is never left out.
void join(Label& label, Label&& other) {
  if (other.provenance == Provenance::given && label.provenance != Provenance::given)
    label.evidence.push_back(given_evidence(other.value));
  for (Evidence& evidence : other.evidence) {
    if (label.evidence.size() < most_evidence || !given_value(evidence).empty())
      label.evidence.push_back(std::move(evidence));
  }
}

bool has_reason(const Label& label, std::string_view reason) {
  return !label.evidence.empty() && label.evidence.front().reason == reason;
}

}  // namespace

void NameTable::add(const Article& article) {
  const std::int64_t date = article.date.known() ? article.date.seconds : no_date;
  for (const Label& label : article.person) {
    add(label.value, 1, date, date);
    if (has_reason(label, bare_name) || has_reason(label, doubtful_name))
      ++counts_.find(label.value)->second.bare;
  }
}

void NameTable::add(const OtherNames& names) {
  for (const std::string& name : names.organisations) ++organisations_[name].certain;
  for (const std::string& name : names.likely) ++organisations_[name].likely;
  for (const std::uint64_t name : names.others) ++others_[name];
  for (const auto& [one, other] : names.same) {
    ++same_[one][other];
    ++same_[other][one];
  }
}

std::uint64_t NameTable::key_of(std::string_view name) {
  const std::string folded = fold(name);
  return XXH3_64bits(folded.data(), folded.size());
}

void NameTable::add(std::string_view name, std::uint64_t articles, std::int64_t first, std::int64_t last) {
  auto found = counts_.find(name);
  if (found == counts_.end()) found = counts_.emplace(name, Count()).first;
  Count& count = found->second;
  count.articles += articles;
  if (first == no_date) return;
  count.first = count.first == no_date ? first : std::min(count.first, first);
  count.last = count.last == no_date ? last : std::max(count.last, last);
}

// Whether articles have both names for one person, and no third one.
bool NameTable::is_same_in_articles(const std::string& a, const std::string& b) const {
  const auto known = same_.find(b);
  if (known == same_.end() || !known->second.contains(a)) return false;
  const std::uint64_t articles = known->second.at(a);
  std::uint64_t all = 0;
  for (const auto& [name, count] : known->second) {
    if (!may_be_same(parse_person_name(name), parse_person_name(a))) all += count;
  }
  return articles >= 2 && all * 10 <= articles;
}

void NameTable::settle() {
  settle_organisations();
  forms_.clear();
  const People people = find_people();
  settle_full(people);
  settle_lone(people);
  settle_others();
  settle_catalogued();
}

NameTable::People NameTable::find_people() const {
  People people;
  std::unordered_map<std::string, std::uint64_t> families;  // articles
  for (const auto& [name, count] : counts_) {
    const PersonName parsed = parse_person_name(name);
    if (parsed.keys.size() > 1) families[parsed.keys.back()] += count.articles;
  }
  // Common forms first, so that rare ones join them; by name where equally common.
  std::vector<std::pair<std::uint64_t, const std::string*>> order;
  for (const auto& [name, count] : counts_) order.emplace_back(count.articles, &name);
  std::ranges::stable_sort(order, std::ranges::greater{}, [](const auto& entry) { return entry.first; });
  for (const auto& entry : order) {
    const std::string& name = *entry.second;
    PersonName parsed = parse_person_name(name);
    if (parsed.keys.size() < 2) {
      if (!parsed.keys.empty()) people.lone.emplace_back(&name, parsed.keys.front());
      continue;
    }
    const std::uint64_t family = families[parsed.keys.back()];
    std::vector<std::size_t>& others = people.by_family[parsed.keys.back()];
    const auto same = std::ranges::find_if(
        others, [&](std::size_t i) { return is_form_of(people.all[i], name, parsed, entry.first, family); });
    if (same == others.end()) {
      others.push_back(people.all.size());
      people.all.emplace_back().add(name, std::move(parsed), entry.first);
    } else {
      people.all[*same].add(name, std::move(parsed), entry.first);
    }
  }
  return people;
}

// Whether a name in `articles` articles, of a family name in `family`, is one more form of the person's.
bool NameTable::is_form_of(const PersonForms& person, const std::string& name, const PersonName& parsed,
                           std::uint64_t articles, std::uint64_t family) const {
  const auto in_articles = [&](const auto& form) { return is_same_in_articles(form.first, name); };
  // The cheap questions first: a family name may have thousands of people.
  return person.fit(parsed, same_across_archive) ||
         (is_nearly_all(person.articles + articles, family) && person.fit(parsed, is_nickname)) ||
         (same_.contains(name) && std::ranges::any_of(person.forms, in_articles) &&
          person.fit(parsed, may_be_same));
}

void NameTable::settle_full(const People& people) {
  for (const PersonForms& person : people.all) {
    const std::string& best = person.best();
    // Two articles are no archive: what each says stands.
    if (person.articles < attested_articles || counts_.find(best)->second.articles < attested_articles)
      continue;
    for (const auto& [form, count] : person.forms) {
      if (form != best) forms_.emplace(form, best);
    }
  }
}

// A lone family name is the person whom nearly all articles mean by it.
void NameTable::settle_lone(const People& people) {
  for (const auto& [name, key] : people.lone) {
    const auto family = people.by_family.find(key);
    if (family == people.by_family.end() || is_given_name_only(*name)) continue;
    const PersonForms* most = nullptr;
    for (const std::size_t i : family->second) {
      if (most == nullptr || people.all[i].articles > most->articles) most = &people.all[i];
    }
    std::uint64_t others = 0;  // "E. Tolland" is no other than Edwin Tolland
    for (const std::size_t i : family->second) {
      const PersonForms& person = people.all[i];
      if (&person != most && !may_be_same(person.names.front(), most->names.front()))
        others += person.articles;
    }
    if (most->articles >= enough && most->articles * (100 - nearly_all) >= others * nearly_all)
      forms_.emplace(*name, most->best());
  }
}

// What the articles have as something else almost as often as a person, and hardly ever with a title, an
// office or as a family name alone.
void NameTable::settle_others() {
  for (const auto& [name, count] : counts_) {
    const auto found = others_.find(key_of(name));
    if (found == others_.end() || form(name) != name) continue;
    const std::uint64_t others = found->second, attested = count.articles - count.bare;
    if (attested * 4 < others && others * 4 >= count.articles) no_people_.insert(name);
  }
}

// "Tolland, Edwin" is the form of "Edwin Tolland", and of what becomes "Edwin Tolland".
void NameTable::settle_catalogued() {
  std::unordered_map<std::string, const std::pair<const std::string, Count>*> catalogued;  // by folded name
  for (const auto& entry : counts_) {
    const std::string spoken = name_in_spoken_order(entry.first);
    if (spoken.empty()) continue;
    auto& best = catalogued[fold(spoken)];
    if (best == nullptr || entry.second.articles > best->second.articles) best = &entry;
  }
  if (catalogued.empty()) return;
  for (const auto& [name, count] : counts_) {
    const auto found = catalogued.find(fold(form(name)));
    if (found != catalogued.end()) forms_.insert_or_assign(name, found->second->first);
  }
}

void NameTable::settle_organisations() {
  no_people_.clear();
  if (organisations_.empty()) return;
  std::unordered_map<std::string, std::uint64_t> families;  // articles
  for (const auto& [name, count] : counts_) {
    const PersonName parsed = parse_person_name(name);
    if (parsed.keys.size() > 1) families[parsed.family()] += count.articles;
  }
  std::unordered_map<std::string, std::uint64_t> first_words;  // by key, with the articles
  for (const auto& [name, organisation] : organisations_) {
    const auto found = counts_.find(name);
    const std::uint64_t people = found == counts_.end() ? 0 : found->second.articles;
    const std::uint64_t all = organisation.certain + people;
    const PersonName parsed = parse_person_name(name);
    std::uint64_t signs = organisation.certain + organisation.likely / 2;
    // One word, hardly ever with a title.
    const bool seldom_titled = organisation.likely * 100 >= people * one_word_percent;
    if (parsed.keys.size() == 1) signs = organisation.certain + (seldom_titled ? organisation.likely : 0);
    if (signs < attested_articles || signs * 100 < all * organisation_percent) continue;
    if (parsed.keys.size() == 1 && families[parsed.keys.front()] * 4 > all) continue;
    no_people_.insert(name);
    if (parsed.keys.size() > 1) first_words[parsed.keys.front()] += all;
  }
  if (first_words.empty()) return;
  for (const auto& [name, count] : counts_) {
    const PersonName parsed = parse_person_name(name);
    if (parsed.keys.size() != 1) continue;
    const auto first = first_words.find(parsed.keys.front());
    if (first != first_words.end() && first->second >= count.articles &&
        families[parsed.keys.front()] < first->second)
      no_people_.insert(name);
  }
}

std::string_view NameTable::form(std::string_view name) const {
  const auto found = forms_.find(std::string(name));
  return found == forms_.end() ? name : std::string_view(found->second);
}

std::string_view NameTable::form(std::string_view name, Date date) const {
  const std::string_view fuller = form(name);
  if (fuller == name || !date.known()) return fuller;
  const auto found = counts_.find(fuller);
  if (found == counts_.end() || found->second.first == no_date) return fuller;
  const bool met =
      date.seconds >= found->second.first - five_years && date.seconds <= found->second.last + five_years;
  return met ? fuller : name;
}

bool unify_persons(Article& article, const NameTable* table, const PersonAliases* aliases) {
  bool changed = false;
  std::vector<Label> unified;
  for (Label& label : article.person) {
    const bool is_wrong =
        label.provenance == Provenance::derived && table != nullptr &&
        (table->is_no_person(label.value) || table->is_no_person(table->form(label.value, article.date)) ||
         (has_reason(label, doubtful_name) && table->form(label.value, article.date) == label.value));
    if (is_wrong && (aliases == nullptr || aliases->find(label.value) == nullptr)) {
      changed = true;
      continue;
    }
    const std::string* alias = aliases != nullptr ? aliases->find(label.value) : nullptr;
    if (alias == nullptr && table != nullptr && label.provenance == Provenance::derived) {
      const std::string_view form = table->form(label.value, article.date);
      if (form != label.value) {
        label.value = std::string(form);
        changed = true;
        alias = aliases != nullptr ? aliases->find(label.value) : nullptr;
      }
    }
    if (alias != nullptr && *alias != label.value) {
      if (label.provenance == Provenance::given)
        label.evidence.insert(label.evidence.begin(), given_evidence(label.value));
      label.value = *alias;
      label.provenance = Provenance::alias;
      changed = true;
    }
    const auto same = std::ranges::find(unified, label.value, &Label::value);
    if (same == unified.end()) {
      unified.push_back(std::move(label));
      continue;
    }
    changed = true;
    join(*same, std::move(label));
  }
  article.person = std::move(unified);
  return changed;
}

}  // namespace backfile
