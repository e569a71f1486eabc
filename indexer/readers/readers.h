// The readers, as formats.cc lists them. See reader.h for what each function does.
#pragma once

#include "indexer/readers/reader.h"

namespace backfile {

int recognise_text(std::string_view head, std::string_view name);
void read_text(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_jsonl(std::string_view head, std::string_view name);
void read_jsonl(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_reuters(std::string_view head, std::string_view name);
void read_reuters(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_markdown(std::string_view head, std::string_view name);
void read_markdown(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_json(std::string_view head, std::string_view name);
void read_json(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_csv(std::string_view head, std::string_view name);
void read_csv(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_tsv(std::string_view head, std::string_view name);
void read_tsv(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_trec(std::string_view head, std::string_view name);
void read_trec(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_time(std::string_view head, std::string_view name);
void read_time(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_mbox(std::string_view head, std::string_view name);
void read_mbox(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_html(std::string_view head, std::string_view name);
void read_html(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_rss(std::string_view head, std::string_view name);
void read_rss(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_atom(std::string_view head, std::string_view name);
void read_atom(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_movable_type(std::string_view head, std::string_view name);
void read_movable_type(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_wxr(std::string_view head, std::string_view name);
void read_wxr(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_nitf(std::string_view head, std::string_view name);
void read_nitf(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_newsml_g2(std::string_view head, std::string_view name);
void read_newsml_g2(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_warc(std::string_view head, std::string_view name);
void read_warc(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_arc(std::string_view head, std::string_view name);
void read_arc(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_alto(std::string_view head, std::string_view name);
void read_alto(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_telegram(std::string_view head, std::string_view name);
void read_telegram(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_tei(std::string_view head, std::string_view name);
void read_tei(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_hocr(std::string_view head, std::string_view name);
void read_hocr(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_mhtml(std::string_view head, std::string_view name);
void read_mhtml(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);
int recognise_webarchive(std::string_view head, std::string_view name);
void read_webarchive(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_ninjs(std::string_view head, std::string_view name);
void read_ninjs(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_newsml(std::string_view head, std::string_view name);
void read_newsml(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_iptc7901(std::string_view head, std::string_view name);
void read_iptc7901(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_anpa(std::string_view head, std::string_view name);
void read_anpa(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_nexis(std::string_view head, std::string_view name);
void read_nexis(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_mediawiki(std::string_view head, std::string_view name);
void read_mediawiki(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_europresse(std::string_view head, std::string_view name);
void read_europresse(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_page_xml(std::string_view head, std::string_view name);
void read_page_xml(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_abbyy(std::string_view head, std::string_view name);
void read_abbyy(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_djvu_xml(std::string_view head, std::string_view name);
void read_djvu_xml(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_gale(std::string_view head, std::string_view name);
int recognise_olive(std::string_view head, std::string_view name);
void read_gale(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);
void read_olive(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_proquest(std::string_view head, std::string_view name);
void read_proquest(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_factiva(std::string_view head, std::string_view name);
void read_factiva(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

int recognise_xml(std::string_view head, std::string_view name);
void read_xml(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink);

}  // namespace backfile
