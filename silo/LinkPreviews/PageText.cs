using System.Text;

namespace InstaHub.Silo.LinkPreviews;

/// <summary>
/// Turns the bytes of a page into text: by a byte order mark, the charset of the HTTP header, a meta tag near the beginning, in this order;
/// else it is UTF-8 if it can be, or windows-1252. Labels are those of the Encoding Standard (https://encoding.spec.whatwg.org/). Pure; never throws.
/// </summary>
public static class PageText
{
    /// <summary>How far a meta tag with a charset is looked for, in bytes. Browsers look at 1,024.</summary>
    private const int PrescanBytes = 4096;

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a page.</summary>
    /// <param name="page">Its bytes, or the beginning of them.</param>
    /// <param name="headerCharset">What the HTTP header says; null: nothing.</param>
    public static string Decode(ReadOnlySpan<byte> page, string? headerCharset)
    {
        if (page.StartsWith("\uFEFF"u8))
            return Encoding.UTF8.GetString(page[3..]);
        if (page.StartsWith<byte>([0xFF, 0xFE]))
            return Encoding.Unicode.GetString(page[2..]);
        if (page.StartsWith<byte>([0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(page[2..]);
        return (EncodingOf(headerCharset) ?? EncodingInMeta(page) ?? GuessOf(page)).GetString(page);
    }

    private static Encoding? EncodingInMeta(ReadOnlySpan<byte> page)
    {
        var beginning = Encoding.Latin1.GetString(page[..Math.Min(page.Length, PrescanBytes)]);
        foreach (var tag in HeadTags.Read(beginning))
        {
            if (EncodingOf(tag.Charset ?? (tag.HttpEquiv == "content-type" ? CharsetIn(tag.Content) : null)) is { } encoding)
                return encoding is UnicodeEncoding ? Encoding.UTF8 : encoding; // or the tag could not have been read
        }

        return null;
    }

    private static string? CharsetIn(string? contentType)
    {
        var at = contentType?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        return at < 0 ? null : contentType![(at + "charset=".Length)..].Split(';', ' ')[0].Trim('"', '\'');
    }

    private static Encoding GuessOf(ReadOnlySpan<byte> page)
    {
        // The last character may be cut.
        for (var cut = 0; cut < 4 && cut <= page.Length; cut++)
        {
            try
            {
                _ = StrictUtf8.GetCharCount(page[..^cut]);
                return Encoding.UTF8;
            }
            catch (DecoderFallbackException)
            {
            }
        }

        return CodePage(1252)!;
    }

    private static Encoding? EncodingOf(string? label) => label?.Trim().ToLowerInvariant() switch
    {
        "utf-8" or "utf8" or "unicode-1-1-utf-8" => Encoding.UTF8,
        "utf-16" or "utf-16le" or "unicode" => Encoding.Unicode,
        "utf-16be" => Encoding.BigEndianUnicode,
        "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "latin1" or "l1" or "ascii" or "us-ascii" or "windows-1252" or "cp1252" or "x-cp1252" => CodePage(1252),
        "windows-1250" or "cp1250" => CodePage(1250),
        "windows-1251" or "cp1251" => CodePage(1251),
        "windows-1253" or "cp1253" => CodePage(1253),
        "windows-1254" or "cp1254" or "iso-8859-9" or "latin5" => CodePage(1254),
        "windows-1255" or "cp1255" => CodePage(1255),
        "windows-1256" or "cp1256" => CodePage(1256),
        "windows-1257" or "cp1257" => CodePage(1257),
        "windows-1258" or "cp1258" => CodePage(1258),
        "windows-874" or "tis-620" or "iso-8859-11" => CodePage(874),
        "iso-8859-2" or "latin2" => CodePage(28592),
        "iso-8859-3" => CodePage(28593),
        "iso-8859-4" => CodePage(28594),
        "iso-8859-5" => CodePage(28595),
        "iso-8859-6" => CodePage(28596),
        "iso-8859-7" => CodePage(28597),
        "iso-8859-8" or "iso-8859-8-i" => CodePage(28598),
        "iso-8859-13" => CodePage(28603),
        "iso-8859-15" or "latin-9" => CodePage(28605),
        "koi8-r" or "koi8" => CodePage(20866),
        "koi8-u" => CodePage(21866),
        "gbk" or "gb2312" or "gb_2312-80" or "x-gbk" or "chinese" or "gb18030" => CodePage(54936),
        "big5" or "big5-hkscs" or "x-x-big5" => CodePage(950),
        "shift_jis" or "shift-jis" or "sjis" or "x-sjis" or "ms_kanji" or "windows-31j" => CodePage(932),
        "euc-jp" or "x-euc-jp" => CodePage(51932),
        "iso-2022-jp" => CodePage(50220),
        "euc-kr" or "ks_c_5601-1987" or "ksc5601" or "korean" or "windows-949" => CodePage(949),
        _ => null,
    };

    private static Encoding? CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number);
}
