#include "indexer/readers/html/labelled.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>

#include "common/utf8.h"

namespace backfile {
namespace {

constexpr std::size_t longest_label = 60;  // bytes
constexpr double shortest_article = 200;   // characters of prose before the box
constexpr double longest_quotation = 500;  // characters

// In lower case, what is counted above them, and what stands there without a number.
constexpr auto comment_words = std::to_array<std::string_view>(
    {"comment",     "comments",     "commentaire",    "commentaires", "comentario", "comentarios",
     "commenti",    "kommentar",    "kommentare",     "kommentarer",  "komentarz",  "komentarze",
     "komentarzy",  "reacties",     "readercomments", "responses",    "reaction",   "reactions",
     "réaction",    "réactions",    "reacciones",     "reaktionen",   "reaktioner", "opiniones",
     "hozzászólás", "komentářů",    "коментара",      "коментарів",   "σχόλια",     "تعليق",
     "تعليقات",     "条评论",       "則評論",         "件のコメント", "개의댓글",   "комментарий",
     "комментария", "комментариев", "yorum",          "komentar"});
constexpr auto comment_titles = std::to_array<std::string_view>({"aboutreadercomments",
                                                                 "addacomment",
                                                                 "addyouropinion",
                                                                 "allcomments",
                                                                 "comentarios",
                                                                 "comentários",
                                                                 "comments",
                                                                 "commentaires",
                                                                 "commenti",
                                                                 "hozzászólások",
                                                                 "joinintheconversation",
                                                                 "jointheconversation",
                                                                 "jointhediscussion",
                                                                 "komentarze",
                                                                 "komentáře",
                                                                 "kommentare",
                                                                 "kommentarer",
                                                                 "kommentit",
                                                                 "leaveacomment",
                                                                 "leaveareply",
                                                                 "leserkommentare",
                                                                 "postacomment",
                                                                 "readercomments",
                                                                 "reacties",
                                                                 "usercomments",
                                                                 "visitorcomments",
                                                                 "visitoropinions",
                                                                 "vosréactions",
                                                                 "yorumlar",
                                                                 "komentar",
                                                                 "yourcomments",
                                                                 "відгуки",
                                                                 "коментари",
                                                                 "коментарі",
                                                                 "комментарии",
                                                                 "обсуждение",
                                                                 "التعليقات",
                                                                 "コメント",
                                                                 "评论",
                                                                 "評論",
                                                                 "댓글"});

// In lower case: labels of authors' boxes and of other articles, compared by their letters.
constexpr auto labels = std::to_array<std::string_view>({"aboutauthor",
                                                         "abouttheauthor",
                                                         "abouttheauthors",
                                                         "aboutthewriter",
                                                         "abouttheseries",
                                                         "editorspicks",
                                                         "editorschoice",
                                                         "latestnews",
                                                         "lateststories",
                                                         "moreonthisstory",
                                                         "morestories",
                                                         "mostpopular",
                                                         "mostread",
                                                         "newslettersignup",
                                                         "popularnow",
                                                         "popularstories",
                                                         "readnext",
                                                         "recommended",
                                                         "recommendedforyou",
                                                         "recommendedstories",
                                                         "relatedarticles",
                                                         "relatedcontent",
                                                         "relatednews",
                                                         "relatedposts",
                                                         "relatedstories",
                                                         "topstories",
                                                         "trending",
                                                         "trendingnow",
                                                         "upnext",
                                                         "whattoreadnext",
                                                         "youmayalsolike",
                                                         "youmightalsolike",
                                                         "youmightlike",
                                                         "überdenautor",
                                                         "überdieautorin",
                                                         "zurperson",
                                                         "dazupassend",
                                                         "ähnlicheartikel",
                                                         "weitereartikel",
                                                         "mehrüber",
                                                         "meistgelesen",
                                                         "surlemêmesujet",
                                                         "lespluslus",
                                                         "articlesliés",
                                                         "àproposdelauteur",
                                                         "sobreelautor",
                                                         "noticiasrelacionadas",
                                                         "lomásleído",
                                                         "artículosrelacionados",
                                                         "sobreoautor",
                                                         "notíciasrelacionadas",
                                                         "articolicorrelati",
                                                         "gerelateerdeartikelen",
                                                         "читайтетакже",
                                                         "похожиестатьи",
                                                         "материалыпотеме",
                                                         "читайтепотеме",
                                                         "самоечитаемое",
                                                         "обавторе",
                                                         "рекомендуем",
                                                         "leiatambém",
                                                         "vejatambém",
                                                         "maislidas",
                                                         "maislidos",
                                                         "artigosrelacionados",
                                                         "matériasrelacionadas",
                                                         "recomendadosparavocê",
                                                         "czytajtakże",
                                                         "czytajteż",
                                                         "zobacztakże",
                                                         "zobaczteż",
                                                         "polecane",
                                                         "powiązaneartykuły",
                                                         "podobneartykuły",
                                                         "najczęściejczytane",
                                                         "najnowsze",
                                                         "oautorze",
                                                         "leesook",
                                                         "bekijkook",
                                                         "meestgelezen",
                                                         "overdeauteur",
                                                         "ilgilihaberler",
                                                         "ilginiziçekebilir",
                                                         "ençokokunanlar",
                                                         "yazarhakkında",
                                                         "bacajuga",
                                                         "beritaterkait",
                                                         "artikelterkait",
                                                         "terpopuler",
                                                         "tentangpenulis",
                                                         "संबंधित खबरें",
                                                         "यह भी पढ़ें",
                                                         "ये भी पढ़ें",
                                                         "ताज़ा खबरें",
                                                         "ताजा खबरें",
                                                         "लेखक के बारे में",
                                                         "اقرأ أيضا",
                                                         "اقرأ أيضاً",
                                                         "أخبار ذات صلة",
                                                         "مواضيع ذات صلة",
                                                         "الأكثر قراءة",
                                                         "عن الكاتب",
                                                         "あわせて読みたい",
                                                         "関連記事",
                                                         "おすすめ記事",
                                                         "アクセスランキング",
                                                         "人気記事",
                                                         "この記事を書いた人",
                                                         "相关新闻",
                                                         "相關新聞",
                                                         "延伸阅读",
                                                         "延伸閱讀",
                                                         "관련기사",
                                                         "많이본뉴스"});

std::string letters_of(std::string_view text) {
  std::string letters;
  for (std::size_t at = 0; at < text.size();) {
    const std::int32_t c = next_code_point(text, at);
    if (c >= 0 && u_isalpha(c) != 0) append_code_point(letters, u_foldCase(c, U_FOLD_CASE_DEFAULT));
  }
  return letters;
}

enum class Label : std::uint8_t { none, comments, quotation, others };

Label label_of(std::string_view text) {
  if (text.size() > longest_label) return Label::none;
  const std::string letters = letters_of(text);
  if (text.find_first_of("0123456789") != std::string_view::npos) {
    const bool counts = std::ranges::find(comment_words, letters) != comment_words.end();
    return counts ? Label::comments : Label::none;
  }
  // "Visitor comments Add your comment"
  if (std::ranges::any_of(comment_titles, [&](std::string_view title) {
        return letters == title || (letters.starts_with(title) && letters.ends_with("comment"));
      })) {
    return Label::comments;
  }
  if (letters == "startquote") return Label::quotation;
  // In some scripts vowels are no letters of their own.
  static const std::set<std::string> others = [] {
    std::set<std::string> letters_only;
    for (const std::string_view label : labels) letters_only.insert(letters_of(label));
    return letters_only;
  }();
  return others.contains(letters) ? Label::others : Label::none;
}

}  // namespace

void mark_labelled(const HtmlTree& tree, const std::vector<TextBlock>& blocks, std::vector<bool>& foreign) {
  std::optional<BlockSums> made;  // most pages need none
  double before = 0;              // prose that is not foreign
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (i > 0 && !foreign[i - 1] && blocks[i - 1].is_prose())
      before += static_cast<double>(blocks[i - 1].weight);
    const Label label = foreign[i] ? Label::none : label_of(blocks[i].text);
    if (label == Label::none) continue;
    if (!made) made.emplace(tree, blocks, foreign);
    // The outermost element that begins with the label.
    std::uint32_t box = blocks[i].node;
    while (box != 0 && made->range(tree[box].parent).first == i) box = tree[box].parent;
    if (box == 0 || made->range(box).first != i || before < shortest_article) continue;
    if (label == Label::others && made->prose(box) > before * 0.3) continue;
    // Comments may stand beside their heading, below the text; a sentence of the text that is shown once more
    // always does.
    const bool beside = label == Label::quotation || (label == Label::comments && is_heading(tree[box].tag));
    if (beside) box = tree[box].parent;
    if (label == Label::quotation && made->of(box).weight > longest_quotation) continue;
    const BlockSums::Range range = {i, made->range(box).last};
    if (!has_headline(blocks, range)) mark_range(range, foreign);
  }
}

}  // namespace backfile
