using System.Text;
using InstaHub.Silo.LinkPreviews;

namespace InstaHub.Grains.Unit.LinkPreviews;

public sealed class PageTextTests
{
    [Theory]
    [InlineData("utf-8", "Grüße, мир, 日本")]
    [InlineData("UTF8", "Grüße, мир, 日本")]
    [InlineData("iso-8859-1", "Grüße")]
    [InlineData(" Latin1 ", "„Grüße“ €")] // which is read as windows-1252
    [InlineData("windows-1251", "мир")]
    [InlineData("koi8-r", "мир")]
    [InlineData("iso-8859-2", "Łódź")]
    [InlineData("windows-1253", "κόσμος")]
    [InlineData("windows-1255", "עולם")]
    [InlineData("windows-1256", "عالم")]
    [InlineData("windows-874", "โลก")]
    [InlineData("shift_jis", "日本")]
    [InlineData("euc-jp", "日本")]
    [InlineData("iso-2022-jp", "日本")]
    [InlineData("gbk", "世界")]
    [InlineData("gb18030", "世界😀")]
    [InlineData("big5", "世界")]
    [InlineData("euc-kr", "세계")]
    public void The_charset_of_the_header_or_of_a_meta_tag_is_used(string label, string text)
    {
        var encoding = EncodingFor(label);

        Assert.Equal(text, PageText.Decode(encoding.GetBytes(text), label));
        foreach (var tag in new[] { $"<meta charset='{label}'>", $"<meta http-equiv=Content-Type content='text/html; charset={label}'>" })
            Assert.Equal(tag + text, PageText.Decode(encoding.GetBytes(tag + text), headerCharset: null));
    }

    [Fact]
    public void A_byte_order_mark_says_it_before_the_header_and_the_header_before_a_tag()
    {
        const string Page = "<meta charset=koi8-r>ü";

        Assert.Equal(Page, PageText.Decode([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Page)], "windows-1251"));
        Assert.Equal(Page, PageText.Decode([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Page)], "utf-8"));
        Assert.Equal(Page, PageText.Decode([.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Page)], "utf-8"));
        Assert.Equal(Page, PageText.Decode(Encoding.UTF8.GetBytes(Page), "utf-8"));
        Assert.Equal(Page, PageText.Decode(Encoding.Unicode.GetBytes(Page), "utf-16le"));
    }

    [Theory]
    [InlineData("<meta charset=utf-16>Grüße")] // it could not have been read if it were true
    [InlineData("<meta charset=nonsense>Grüße")]
    [InlineData("<meta charset=utf-7>Grüße")]
    [InlineData("<body><meta charset=koi8-r>Grüße")]
    [InlineData("Grüße")]
    public void What_says_nothing_of_use_is_UTF8_if_it_can_be(string page)
    {
        Assert.Equal(page, PageText.Decode(Encoding.UTF8.GetBytes(page), headerCharset: null));
        Assert.Equal(page, PageText.Decode(Encoding.UTF8.GetBytes(page), "x-unknown"));
    }

    [Fact]
    public void Text_that_is_cut_within_a_character_is_UTF8_still()
    {
        var page = Encoding.UTF8.GetBytes("Grüße 😀");

        for (var cut = 1; cut < 4; cut++)
            Assert.StartsWith("Grüße ", PageText.Decode(page.AsSpan()[..^cut], headerCharset: null), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_UTF8_is_of_the_West() =>
        Assert.Equal("Grüße – €", PageText.Decode(EncodingFor("windows-1252").GetBytes("Grüße – €"), headerCharset: null));

    [Fact]
    public void Whatever_the_bytes_are_nothing_is_thrown()
    {
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            foreach (var label in new string?[] { null, "utf-8", "utf-16", "gb18030", "iso-2022-jp", "euc-jp", "", "\0" })
                Assert.NotNull(PageText.Decode(bytes, label));
        }
    }

    private static Encoding EncodingFor(string label) => label.Trim().ToLowerInvariant() switch
    {
        "utf8" => Encoding.UTF8,
        "iso-8859-1" or "latin1" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        "gbk" => CodePagesEncodingProvider.Instance.GetEncoding(936)!,
        var name => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name),
    };
}
