#include "indexer/annotators/person/lexicon.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <vector>

#include "common/fold.h"
#include "indexer/annotators/person/data.h"

namespace backfile {
namespace {

constexpr std::array<std::string_view, 16> cultures = {"en", "de", "ro", "sl", "eu", "tr", "ar", "sa",
                                                       "zh", "ja", "ko", "se", "id", "af", "pa", "he"};

struct WrittenList {
  std::uint64_t flag;
  std::string_view words;
};

// Folded. Words of a function, written for this project.
constexpr std::array written_lists = {
    WrittenList{
        title_word,
        "mr mrs ms miss mister messrs dr doctor prof professor sir dame lord lady baron baroness count "
        "countess duke duchess earl prince princess king queen emperor empress sultan emir shah tsar pope "
        "cardinal archbishop bishop rev reverend fr father brother sister pastor rabbi imam mullah ayatollah "
        "sheikh sheik shaikh maulana mufti hajj haji hajji alhaji alhaja swami guru saint st gen general lt "
        "lieutenant col colonel maj major capt captain sgt sergeant cpl corporal pvt private adm admiral "
        "cmdr commander commodore brig brigadier marshal lance constable inspector detective superintendent "
        "sub-inspector hon honourable honorable justice judge sen senator rep representative gov governor "
        "president premier chancellor chairman chairwoman secretary minister ambassador mayor congressman "
        "congresswoman councillor councilman councilwoman alderman deputy vice prime attorney sheriff chief "
        "engr engineer barr barrister arch architect otunba oba eze igwe nana otumfuo datuk dato datin tan "
        "tun tengku seri sri shri smt shrimati ustad pandit khwaja mullah herr frau monsieur madame "
        "mademoiselle senor senora don dona signor signora mevrouw mijnheer mme mlle comrade "
        "taoiseach tanaiste garda gardai asantehene okyenhene kabaka oluwo ooni alaafin olori alhaja otunba "
        "mzee ndugu pak ibu bang bung kiai kyai habib ustaz tok toh puan encik cik khun "
        "nai luang phra sayadaw thakur pandita ustadh ayatollah hojatoleslam hujjat seyyed sayyid qari hafiz "
        "allama moulana nawab sardar sahib saheb shrimati kumari "
        "tunku ratu ariki paramount inkosi kgosi morena induna general-secretary lt-gen lt-col maj-gen "
        "brig-gen sgt-maj det-insp ch-insp asp dsp ssp csp sp aig dig dgp cp dc adc fr msgr monsignor "
        "mgr canon dean archdeacon deacon elder apostle prophet evangelist overseer reverend rt ven "
        "crown coach mp mep esq phd cmdt flt wg sqn vc ssgt msgt spc pfc det insp supt pc wpc dcp acp ips "
        "retd ret asiwaju hajia mallam chairperson speaker first lady ex former late pm dpm cm dcm fm vp lg "
        "l-g igp "
        "cs hrh hrm mdm madam auntie hajiya yokozuna ozeki sekiwake komusubi maegashira patriarch "
        "metropolitan "
        "archimandrite bro pres obong ogbuefi ichie onowu sarkin galadima waziri ciroma oloye "
        "omooba evang apst arc tpl qs surv esv"},
    WrittenList{
        role_word,
        "president premier chancellor chairman chairwoman chairperson secretary minister ambassador mayor "
        "governor senator representative congressman congresswoman councillor lawmaker politician leader "
        "deputy head chief boss director executive ceo cfo founder co-founder owner partner manager coach "
        "trainer captain player striker midfielder defender goalkeeper keeper winger forward batsman bowler "
        "opener skipper champion winner runner sprinter swimmer boxer cyclist golfer driver rider jockey "
        "quarterback pitcher catcher analyst economist strategist trader broker banker dealer spokesman "
        "spokeswoman spokesperson official officer adviser advisor aide lawyer attorney prosecutor judge "
        "justice magistrate solicitor barrister doctor surgeon nurse professor lecturer teacher headteacher "
        "principal student pupil researcher scientist physicist chemist biologist historian author writer "
        "novelist poet playwright journalist reporter editor columnist correspondent broadcaster presenter "
        "anchor actor actress singer musician composer conductor pianist guitarist drummer rapper dancer "
        "artist painter sculptor photographer architect designer director producer filmmaker comedian model "
        "priest bishop archbishop pastor rabbi imam monk nun pope cleric preacher activist campaigner "
        "dissident opposition rebel militant warlord guerrilla gunman killer suspect victim survivor witness "
        "resident farmer fisherman worker builder carpenter engineer electrician mechanic pilot astronaut "
        "cosmonaut sailor soldier general commander colonel lieutenant major sergeant marshal admiral "
        "policeman policewoman detective inspector sheriff firefighter paramedic baker butcher shopkeeper "
        "owner landlord tenant neighbour neighbor friend colleague teammate rival counterpart successor "
        "predecessor nominee candidate contender incumbent challenger frontrunner candidate envoy diplomat "
        "commissioner councilman treasurer auditor accountant clerk trustee chairman patron king queen "
        "prince princess emperor dictator ruler monarch heir tycoon billionaire businessman businesswoman "
        "entrepreneur industrialist magnate veteran frenchman frenchwoman englishman dutchman irishman "
        "scotsman welshman briton spaniard norwegian austrian canadian australian"},
    WrittenList{
        organisation_word,
        "inc corp corporation co company ltd limited plc llc llp gmbh ag sa nv bv spa srl oy ab as group "
        "holding holdings bank bancorp trust fund capital partners securities investments insurance "
        "financial industries international university college institute institution school academy "
        "hospital clinic ministry department office bureau agency authority commission committee council "
        "board court parliament congress senate assembly house party union league federation association "
        "society club fc united city athletic rovers wanderers team army navy force forces police guard "
        "brigade battalion regiment corps foundation organisation organization centre center network news "
        "times post herald tribune gazette journal magazine press radio television tv channel airlines "
        "airways air motors energy oil gas power electric steel mining telecom communications technologies "
        "systems services solutions software airlines church cathedral mosque temple museum library "
        "theatre theater orchestra band records entertainment pictures studios brothers sons associates "
        "movement front coalition alliance conference summit games cup prize award awards act bill treaty "
        "agreement protocol accord constitution series championship championships tournament open masters "
        "day week festival foods stores railway railways shipping airlines pharma pharmaceuticals "
        "laboratories labs chemical chemicals petroleum exploration resources reserve exchange index "
        "store hotel hotels restaurant cafe estate court tribunal junta cabinet administration government"},
    WrittenList{
        place_noun,
        "street road avenue lane drive square park bridge airport station port harbour harbor bay river lake "
        "sea ocean gulf strait island islands isle mountain mountains mount hill hills valley desert forest "
        "canyon falls creek beach coast cape peninsula county district province region state territory "
        "governorate oblast prefecture village town city township parish suburb plaza tower towers stadium "
        "arena hall palace castle prison jail camp base fort highway boulevard canal dam border strip bank "
        "north south east west northern southern eastern western central upper lower greater"},
    WrittenList{
        particle,
        "van von der den de del della di da das dos do du la le las los el al ul ud ur uz ibn bin bint ben "
        "abu ter ten te zu zum zur af av y e ap san binti binte bte anak st dela delos"},
    WrittenList{name_suffix, "jr sr ii iii iv esq snr jnr phd md obe mbe cbe kc qc"},
    WrittenList{
        calendar_word,
        "january february march april may june july august september october november december jan feb mar "
        "apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon "
        "tue tues wed thu thurs fri sat sun christmas easter ramadan"},
    WrittenList{
        speech_verb,
        "said says say saying told tells tell added adds asked asks replied wrote writes argued argues "
        "insisted insists explained explains warned warns noted notes stated states claimed claims denied "
        "denies recalled recalls admitted admits announced announces declared declares testified testifies "
        "quoted tweeted posted commented according complained joked concluded acknowledged conceded "
        "stressed confirmed confirms believes thinks thought hopes hoped wants"},
    WrittenList{
        kin_word,
        "son sons daughter daughters wife husband widow widower father mother brother brothers sister "
        "sisters uncle aunt nephew niece cousin grandson granddaughter grandfather grandmother parents "
        "child children fiance fiancee girlfriend boyfriend partner stepfather stepmother stepson twin "
        "nee aged born named called nicknamed alias aka"},
    WrittenList{
        function_word,
        "the a an this that these those he she it they we you i his her its their our your my me him them us "
        "who whom whose which what when where why how and or but nor so yet if unless until while because "
        "although though since as than of in on at to for from by with without within into onto over under "
        "above below between among through during before after against about across along around behind "
        "beyond near off out per toward towards upon via is are was were be been being am has have had do "
        "does did will would shall should can could may might must not no yes there here all both each few "
        "many more most some such any other another only own same too very just also now then once again "
        "s t d ll re ve m st nd rd th one two three first second last next new old i'm i've i'd i'll we're "
        "we've we'd we'll you're you've you'll they're they've they'd they'll he'd he'll she'd she'll "
        "it'll don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't shouldn't "
        "hasn't haven't hadn't ain't let's"},
};

struct Slot {
  std::uint64_t key = 0;
  std::uint64_t flags = 0;
};

class Lexicon {
 public:
  Lexicon() : slots_(1U << 18) {
    for (const WrittenList& list : written_lists) {
      for_each_word(list.words, [&](std::string_view word) {
        add(word, list.flag);
        if (list.flag == role_word) roles_.emplace_back(word);
      });
    }
    for (std::string_view file : person_lexicon_files()) read(file);
  }

  std::uint64_t find(std::string_view form) const {
    const std::uint64_t key = hash(form);
    for (std::size_t i = key & mask();; i = (i + 1) & mask()) {
      if (slots_[i].key == key) return slots_[i].flags;
      if (slots_[i].key == 0) return 0;
    }
  }

  const std::vector<std::string>& names(std::size_t culture, LexiconFlag kind) const {
    return names_[culture][kind == given_name ? 0 : 1];
  }

  const std::vector<std::string>& places() const { return places_; }
  const std::vector<std::string>& words() const { return words_; }
  const std::vector<std::string>& roles() const { return roles_; }
  const std::vector<std::string>& organisations() const { return organisations_; }

 private:
  static std::uint64_t hash(std::string_view form) { return XXH3_64bits(form.data(), form.size()) | 1; }
  std::size_t mask() const { return slots_.size() - 1; }

  template <typename Action>
  static void for_each_word(std::string_view line, Action action) {
    while (!line.empty()) {
      const std::size_t end = std::min(line.find(' '), line.size());
      if (end > 0) action(line.substr(0, end));
      line.remove_prefix(std::min(end + 1, line.size()));
    }
  }

  void add(std::string_view form, std::uint64_t flags) {
    const std::uint64_t key = hash(form);
    std::size_t i = key & mask();
    while (slots_[i].key != 0 && slots_[i].key != key) i = (i + 1) & mask();
    slots_[i].key = key;
    slots_[i].flags |= flags;
  }

  void read(std::string_view file) {
    while (!file.empty()) {
      const std::size_t end = std::min(file.find('\n'), file.size());
      const std::string_view line = file.substr(0, end);
      file.remove_prefix(std::min(end + 1, file.size()));
      if (line.size() > 5 && line.front() != '#') read_line(line);
    }
  }

  // "cc K word word ...": two letters of culture, one of kind.
  void read_line(std::string_view line) {
    const auto culture =
        static_cast<std::size_t>(std::ranges::find(cultures, line.substr(0, 2)) - cultures.begin());
    const std::uint64_t flags = flags_of(line[3], culture);
    if (culture == cultures.size() && (flags & other_language_flags) == 0) return;
    std::string form;
    for_each_word(line.substr(5), [&](std::string_view word) {
      form.clear();
      fold_word(word, form);
      add(form, flags);
      const auto lead = static_cast<unsigned char>(word.front());
      const bool latin = lead < 0xC8;  // Cyrillic and Greek begin behind
      if ((flags & (given_name | family_name)) != 0 && latin) {
        names_[culture][(flags & given_name) != 0 ? 0 : 1].emplace_back(word);
      }
      if (flags == city) places_.emplace_back(word);
      if (flags == dictionary_word) words_.emplace_back(word);
      if (flags == organisation_name) organisations_.emplace_back(word);
      const std::size_t hyphen = form.find('-');
      if (hyphen == std::string::npos) return;
      add(std::string_view(form).substr(0, hyphen), flags);  // the analyser cuts at hyphens
      add(std::string_view(form).substr(hyphen + 1), flags);
    });
  }

  static std::uint64_t flags_of(char kind, std::size_t culture) {
    const std::uint64_t bit = culture < cultures.size() ? 1ULL << (first_culture + culture) : 0;
    switch (kind) {
      case 'F':
        return given_name | bit;
      case 'L':
        return family_name | bit;
      case 'W':
        return dictionary_word;
      case 'C':
        return city;
      case 'P':
        return place_word;
      case 'N':
        return nation_word;
      case 'O':
        return organisation_name;
      case 'G':
        return group_name;
      case 'T':
        return other_title;
      case 'R':
        return other_role;
      case 'S':
        return other_speech;
      case 'K':
        return other_kin;
      case 'U':
        return other_function;
      case 'I':
        return other_institution;
      case 'Q':
        return other_place;
      default:
        return 0;
    }
  }

  std::vector<Slot> slots_;
  std::vector<std::string> places_;
  std::vector<std::string> organisations_;
  std::vector<std::string> words_;
  std::vector<std::string> roles_;
  std::array<std::array<std::vector<std::string>, 2>, cultures.size()> names_;
};

const Lexicon& lexicon() {
  static const Lexicon instance;
  return instance;
}

struct Ending {
  std::string_view ending;
  std::string_view instead;
};
constexpr std::array endings = {Ending{"s", ""},   Ending{"es", ""},   Ending{"ed", ""},
                                Ending{"ed", "e"}, Ending{"ing", ""},  Ending{"ing", "e"},
                                Ending{"ly", ""},  Ending{"ness", ""}, Ending{"ies", "y"}};

// words.txt leaves the regular forms out.
bool is_regular_form(std::string_view form) {
  std::string base;
  for (const auto& [ending, instead] : endings) {
    if (!form.ends_with(ending) || form.size() < ending.size() + 3) continue;
    base.assign(form.substr(0, form.size() - ending.size()));
    base += instead;
    if ((lexicon().find(base) & dictionary_word) != 0) return true;
  }
  return false;
}

}  // namespace

std::uint64_t lexicon_flags(std::string_view form) {
  const std::uint64_t flags = lexicon().find(form);
  if ((flags & dictionary_word) == 0 && is_regular_form(form)) return flags | dictionary_word;
  return flags;
}

std::span<const std::string_view> name_cultures() {
  return cultures;
}

std::span<const std::string> listed_names(std::size_t culture, LexiconFlag kind) {
  return lexicon().names(culture, kind);
}

std::span<const std::string> listed_places() {
  return lexicon().places();
}

std::span<const std::string> listed_words() {
  return lexicon().words();
}

std::span<const std::string> listed_roles() {
  return lexicon().roles();
}

std::span<const std::string> listed_organisations() {
  return lexicon().organisations();
}

}  // namespace backfile
