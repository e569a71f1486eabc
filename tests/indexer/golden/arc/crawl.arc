filedesc://x.arc 192.0.2.1 20010203040506 text/plain 69
1 0 Example
URL IP-address Archive-date Content-type Archive-length


http://gazette.example/a page 192.0.2.1 20010203040506 text/html 474
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<!DOCTYPE html><html lang="en"><head><title>Café closes</title></head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Café closes</h1><p>The café on the quay closes its doors on Friday after forty years, its owner said, and nobody in the valley wanted to believe it.</p><p>“We had good summers,” she said, and poured another cup.</p></article><footer>Imprint</footer></body></html>
this is no header
http://gazette.example/ferry 192.0.2.1 20010203040506 text/html 618
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8

<!DOCTYPE html><html lang="en"><head><title>Ferry runs again</title><meta property="article:published_time" content="2016-08-24T10:30:00+02:00"><meta property="og:type" content="article"></head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Ferry runs again</h1><p>The ferry across the Tarn runs again after two summers, and the queue on the quay was long, noisy and happy.</p><p>It sails twice a day, in the morning and in the evening, except on Sundays, the harbour board said.</p></article><footer>Imprint</footer></body></html>
