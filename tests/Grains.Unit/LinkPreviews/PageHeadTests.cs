using InstaHub.GrainInterfaces.LinkPreviews;
using InstaHub.Silo.LinkPreviews;

namespace InstaHub.Grains.Unit.LinkPreviews;

public sealed class PageHeadTests
{
    private const string Url = "https://example.com/a/b";

    [Fact]
    public void A_page_with_Open_Graph_says_what_it_is()
    {
        var preview = Read(
            """
            <!DOCTYPE html>
            <html prefix="og: https://ogp.me/ns#"><head>
            <title>The page's own title</title>
            <meta name="description" content="Its own description">
            <meta property="og:title" content="Fish &amp; chips &#x2014; &quot;hot&quot;"/>
            <META PROPERTY='OG:Description' CONTENT='Over
               two lines'>
            <meta content=https://example.com/picture.jpg?a=1&amp;b=2 property=og:image>
            <meta property="og:site_name" content="Example">
            <meta name="twitter:title" content="For Twitter">
            </head><body><meta property="og:title" content="in the body"></body></html>
            """);

        Assert.Equal(new LinkPreview(Url, "Fish & chips — \"hot\"", "Over two lines", "https://example.com/picture.jpg?a=1&b=2", "Example"), preview);
    }

    [Theory]
    [InlineData("<meta property=og:title content=graph><meta name=twitter:title content=twitter><title>own</title>", "graph")]
    [InlineData("<title>own</title><meta name=twitter:title content=twitter>", "twitter")]
    [InlineData("<meta name=og:title content='by name'>", "by name")]
    [InlineData("<meta property=og:title name=description content=both>", "both")]
    [InlineData("<meta property=og:title content='  '><title>own</title>", "own")]
    [InlineData("<meta property=og:title content='&#x202e;&#8203;'><title>own</title>", "own")]
    [InlineData("<meta property=og:title content=first><meta property=og:title content=second>", "first")]
    [InlineData("<meta property=og:title content=first content=second>", "first")]
    [InlineData("<title>a <b>c</b> &lt;i></title>", "a <b>c</b> <i>")]
    [InlineData("<title>never ended", "never ended")]
    [InlineData("<title lang=en>ended</title >", "ended")]
    [InlineData("<script>'<title>no</title>'</script><title>own</title>", "own")]
    [InlineData("<style><title>no</title></style><title>own</title>", "own")]
    [InlineData("<!-- <title>no</title> --><title>own</title>", "own")]
    [InlineData("<noscript><meta property=og:title content=plain></noscript>", "plain")]
    [InlineData("<template><p>x</p></template><title>own</title>", "own")]
    [InlineData("text <title>own</title>", "own")]
    [InlineData("<title>a&#0;b&#xD800;c&#x7;d&bogus;</title>", "abcd&bogus;")]
    [InlineData("</head><title>late</title>", null)]
    [InlineData("<body><title>late</title>", null)]
    [InlineData("<meta name=description content='no title'>", null)]
    [InlineData("<title></title>", null)]
    [InlineData("", null)]
    [InlineData("<", null)]
    [InlineData("%PDF-1.7 \0\u0001", null)]
    public void The_title_is_the_best_there_is(string html, string? title) => Assert.Equal(title, Read(html)?.Title);

    [Theory]
    [InlineData("<meta property=og:image content=https://example.com/a.jpg>", "https://example.com/a.jpg")]
    [InlineData("<meta property=og:image content=/a.jpg>", "https://example.com/a.jpg")]
    [InlineData("<meta property=og:image content=c.jpg>", "https://example.com/a/c.jpg")]
    [InlineData("<meta property=og:image content=//cdn.example/a.jpg>", "https://cdn.example/a.jpg")]
    [InlineData("<meta property=og:image content='https://bücher.example/ä b.jpg#c'>", "https://xn--bcher-kva.example/%C3%A4%20b.jpg")]
    [InlineData("<meta property=og:image content=http://example.com/a.jpg>", null)]
    [InlineData("<meta property=og:image content=http://example.com/a.jpg><meta property=og:image:secure_url content=https://example.com/b.jpg>", "https://example.com/b.jpg")]
    [InlineData("<meta property=og:image content=http://example.com/a.jpg><meta name=twitter:image content=https://example.com/c.jpg>", "https://example.com/c.jpg")]
    [InlineData("<meta property=og:image content='data:image/png;base64,AAAA'>", null)]
    [InlineData("<meta property=og:image content='javascript:alert(1)'>", null)]
    [InlineData("<meta property=og:image content=https://user:pw@example.com/a.jpg>", null)]
    [InlineData("<meta property=og:image content=https://192.168.1.1/a.jpg>", null)]
    [InlineData("<meta property=og:image content='https://[::1]/a.jpg'>", null)]
    [InlineData("<meta property=og:image content=https://example.com:8443/a.jpg>", null)]
    [InlineData("<meta property=og:image content='https://'>", null)]
    [InlineData("", null)]
    public void A_picture_has_an_address_that_readers_may_ask_for(string tags, string? image) =>
        Assert.Equal(image, Read($"<title>a</title>{tags}")!.ImageUrl);

    [Fact]
    public void What_is_long_is_cut()
    {
        var preview = Read($"<title>{new string('t', 1000)}</title><meta name=description content={new string('d', 1000)}><meta property=og:site_name content={new string('s', 1000)}>")!;

        Assert.Equal(LinkPreviewLimits.MaxTitle, preview.Title.Length);
        Assert.Equal(LinkPreviewLimits.MaxDescription, preview.Description!.Length);
        Assert.Equal(LinkPreviewLimits.MaxSiteName, preview.SiteName!.Length);
        Assert.Null(Read($"<title>a</title><meta property=og:image content=https://example.com/{new string('a', 3000)}>")!.ImageUrl);
    }

    // Larger than any page that is read: what grows with the square of the size takes many minutes here.
    [Theory]
    [InlineData("<", "")]
    [InlineData("<b>", "")]
    [InlineData("<b><p>", "")]
    [InlineData("<!---->", "")]
    [InlineData("&", "")]
    [InlineData("&notit;", "")]
    [InlineData("</titl", "<title>")]
    [InlineData("<!--<script>", "<script>")]
    [InlineData("content=a ", "<meta ")]
    [InlineData("a{0}=1 ", "<meta ")]
    [InlineData("<a{0}>", "")]
    [InlineData("<meta property=og:title{0} content=a>", "")]
    public async Task A_page_that_is_made_to_be_costly_is_read_like_others(string part, string before)
    {
        var html = before + string.Concat(Enumerable.Range(0, (2 << 20) / part.Length).Select(number => part.Replace("{0}", $"{number}", StringComparison.Ordinal))) + ">";

        var preview = Task.Run(() => Read($"<meta property=og:title content=first>{html}"), TestContext.Current.CancellationToken);

        Assert.Equal("first", (await Patience.ForAsync(preview, "the end of the page"))?.Title);
    }

    private static LinkPreview? Read(string html) => PageHead.Read(html, new Uri(Url), Url);
}
