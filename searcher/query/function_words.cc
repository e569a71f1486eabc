#include "searcher/query/function_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace backfile {
namespace {

// Folded, as tokens are: without accents. "us" is missing: it is "U.S." too.
struct FunctionWords {
  std::string_view language;
  std::string_view words;
};

constexpr std::array lists = {
    FunctionWords{
        "en",
        "a about above across after again against all almost along already also although always am among "
        "an and another any are around as at away be became because become been before began behind being "
        "below between both but by came can cannot come could did do does doing done during each either "
        "else ever every few for from further gave get give given go goes going gone got had has have "
        "having he hence her here hers herself him himself his how however i if in instead into is it its "
        "itself just least less let like made make many may me might mine more most much must my myself "
        "neither never next no nor not now of off often on once only onto or other others ought our ours "
        "ourselves over own per perhaps rather said same say says several shall she should since so some "
        "still such take taken than that the their theirs them themselves then there therefore these they "
        "this those though through throughout thus till to together too toward towards under unless until "
        "up upon very via was we were what whatever when where whether which while who whoever whom whose "
        "why will with within without would yet you your yours yourself yourselves"},
    FunctionWords{
        "de",
        "aber alle allem allen aller alles als also am an andere anderen anderer auch auf aus bei beim "
        "bin bis bist da damit dann das dass dein dem den denn der deren des dessen dich die dies diese "
        "diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines er es etwa "
        "etwas euch fur gegen gibt hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr "
        "ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes jene kann kein keine keinen "
        "konnen konnte mehr mein mich mir mit muss mussen nach nicht nichts noch nun nur ob oder ohne "
        "schon sehr sein seine seinem seinen seiner seit sich sie sind so soll sollen sondern sowie uber "
        "um und uns unser unter viel vom von vor wann war waren warum was weil welche welchem welchen "
        "welcher welches wenn wer werden wie wieder will wir wird wo worden wurde wurden zu zum zur "
        "zwischen"},
    FunctionWords{
        "fr",
        "a ai ainsi alors au aucun aucune aura aussi autre autres aux avait avant avec avoir c ce ceci "
        "cela celle celles celui ces cet cette ceux chaque chez comme comment d dans de depuis des donc "
        "dont du elle elles en encore entre est et etaient etait etant ete etre eu eux fait faut il ils j "
        "je l la le les leur leurs lors lui m ma mais me meme mes moi mon n ne ni nos notre nous on ont "
        "ou par pas pendant peu peut plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s "
        "sa sans se sera ses si sien soit son sont sous sur t ta te tes toi ton tous tout toute toutes tu "
        "un une vers vos votre vous y"},
    FunctionWords{
        "es",
        "a al algo alguna algunas alguno algunos ante antes aquel asi aun aunque bajo cada como con "
        "contra cual cuales cuando de del desde donde dos durante e el ella ellas ellos en entre era eran "
        "es esa esas ese eso esos esta estaba estaban estan estar estas este esto estos fue fueron ha "
        "habia habian han hasta hay la las le les lo los mas me mi mientras mucho muy nada ni no nos "
        "nosotros o otra otras otro otros para pero poco por porque que quien quienes se sea segun ser si "
        "sido sin sobre solo son su sus tal tambien tan tanto te tiene tienen toda todas todo todos tras "
        "tu un una unas uno unos y ya yo"},
    FunctionWords{
        "pt",
        "a ainda alem algum alguma alguns ante ao aos apenas apos aquele as assim ate cada com como "
        "contra da das de depois desde do dos e ela elas ele eles em entre era eram essa essas esse esses "
        "esta estao estas estava este estes eu foi foram ha isso isto ja lhe lhes mais mas me mesmo muito "
        "na nao nas nem no nos nossa nosso num numa o onde os ou outra outras outro outros para pela "
        "pelas pelo pelos perante por porque quais qual quando que quem se sem ser seu seus sido so sob "
        "sobre sua suas tal tambem tao tem tinha toda todas todo todos um uma umas uns"},
    FunctionWords{
        "it",
        "a ad agli ai al alla alle allo anche ancora avere aveva c che chi ci cioe col come con contro "
        "cosa cosi cui d da dagli dai dal dalla dalle dallo degli dei del della delle dello dentro di "
        "dopo dove due e ed era erano essere fa fino fra fu gia gli ha hanno i il in io l la le lei li lo "
        "loro ma mentre mi molto ne negli nei nel nella nelle nello no noi non nostro o ogni oltre per "
        "perche piu poi prima quale quali quando quanto quella quelle quelli quello questa queste questi "
        "questo qui se sei senza si sia sono sotto stata stati stato su sua sue sugli sui sul sulla sulle "
        "suo suoi tra tutta tutte tutti tutto un una uno vi voi"},
    FunctionWords{
        "nl",
        "aan al alle alleen als altijd andere ben bij dan dat de deze die dit doen door dus een eens en "
        "er ge geen had hadden heb hebben heeft hem het hier hij hoe hun iets ik in is ja je kan kon "
        "kunnen maar me meer men met mij mijn moet moeten na naar niet niets nog nu of om omdat onder ons "
        "ook op over reeds sinds te tegen toch toen tot u uit uw van veel voor waar waren was wat we "
        "welke wel werd werden wie wij wil worden wordt zal ze zelf zich zij zijn zo zonder zou"},
    FunctionWords{
        "ru",
        "а без более бы был была были было быть в вам вас во вот все всего всех вы где да даже для до его "
        "ее если есть еще же за здесь и из или им их к как какая какие какой когда который которая "
        "которые которых кто ли между меня мне может мы на над надо нам нас не него нее нет ни них но о "
        "об однако он она они оно от очень по под после при про с сам свои своих себя со так также такие "
        "такой там те тем то того тоже только том тот у уже чего чем что чтобы эта эти этих это этого "
        "этой этом этот я"},
};

// How an English topic asks, whatever it asks for.
constexpr std::string_view asking =
    "article articles concern concerning concerns contain contains describe describes describing discuss "
    "discussed discusses discussing discussion document documents find identify information instance "
    "instances mention mentioned mentions pertaining provide regarding relate related relating relevant "
    "report reports retrieve";
constexpr std::size_t sentence = 5;  // words beside the grammar

using WordSet = std::unordered_set<std::string_view>;

WordSet set_of(std::string_view words) {
  WordSet set;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    set.insert(words.substr(begin, end - begin));
    begin = end + 1;
  }
  return set;
}

const std::array<WordSet, lists.size()>& function_words() {
  static const auto sets = [] {
    std::array<WordSet, lists.size()> made;
    for (std::size_t i = 0; i < lists.size(); ++i) made[i] = set_of(lists[i].words);
    return made;
  }();
  return sets;
}

}  // namespace

bool is_function_word(std::string_view folded, std::string_view language) {
  for (std::size_t i = 0; i < lists.size(); ++i) {
    if (lists[i].language == language) return function_words()[i].contains(folded);
  }
  return false;
}

std::vector<bool> content_words(const std::vector<std::string_view>& words) {
  std::size_t most = 0;
  std::size_t language = 0;  // English where none or several have the most
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const auto count = static_cast<std::size_t>(std::ranges::count_if(
        words, [&](std::string_view word) { return function_words()[i].contains(word); }));
    if (count > most) {
      most = count;
      language = i;
    }
  }
  if (most == words.size()) return std::vector<bool>(words.size(), true);
  static const WordSet words_of_asking = set_of(asking);
  const bool asks = language == 0 && most > 0 && words.size() - most >= sentence;
  std::vector<bool> kept;
  bool any = false;
  for (const std::string_view word : words) {
    kept.push_back(!function_words()[language].contains(word) && !(asks && words_of_asking.contains(word)));
    any = any || kept.back();
  }
  return any ? kept : std::vector<bool>(words.size(), true);
}

}  // namespace backfile
