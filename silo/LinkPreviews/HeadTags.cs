using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace InstaHub.Silo.LinkPreviews;

/// <summary>
/// Reads the title and the meta tags of a page, in their order. Only the tokenizer of AngleSharp is used: to build a tree of a page that is
/// made to be costly takes time and memory that grow with the square of its size. Time is linear.
/// </summary>
internal static class HeadTags
{
    /// <summary>Reads up to the end of the head.</summary>
    /// <param name="html">The page, or its beginning.</param>
    public static IEnumerable<HeadTag> Read(string html)
    {
        using var tokens = new HtmlTokenizer(new TextSource(html), HtmlEntityProvider.Resolver)
        {
            DisableElementPositionTracking = true,
            SkipComments = true,
            // Each attribute is compared with those before it, so a tag with very many distinct ones would be costly.
            ShouldEmitAttribute = static (ref _, name) => name.Span is "name" or "property" or "content" or "charset" or "http-equiv",
        };
        var isTitle = false;
        for (var token = tokens.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            if (token.Type == HtmlTokenType.Character && isTitle)
            {
                yield return new HeadTag { IsTitle = true, Content = token.Data };
            }
            else if (token is HtmlTagToken { Type: HtmlTokenType.StartTag } start)
            {
                if (start.Name == "body")
                    yield break;
                if (start.Name == "meta")
                    yield return MetaOf(start);
                isTitle = start.Name == "title";
                tokens.State = ModeOf(start.Name);
            }
            else if (token.Type == HtmlTokenType.EndTag)
            {
                if (token.Name == "head")
                    yield break;
                isTitle = false;
                tokens.State = HtmlParseMode.PCData;
            }
        }
    }

    private static HeadTag MetaOf(HtmlTagToken tag)
    {
        // Of two attributes of one name the first counts; the tokenizer has left out the other.
        string? ValueOf(string name) => tag.Attributes.Where(attribute => attribute.Name == name).Select(attribute => attribute.Value).FirstOrDefault();
        return new HeadTag
        {
            Name = (ValueOf("property") ?? ValueOf("name"))?.Trim().ToLowerInvariant(),
            HttpEquiv = ValueOf("http-equiv")?.Trim().ToLowerInvariant(),
            Charset = ValueOf("charset"),
            Content = ValueOf("content"),
        };
    }

    // As a browser that runs no scripts reads what is in an element (HTML, 13.2.6.4.4 and .7).
    private static HtmlParseMode ModeOf(string element) => element switch
    {
        "title" or "textarea" => HtmlParseMode.RCData,
        "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
        "script" => HtmlParseMode.Script,
        "plaintext" => HtmlParseMode.Plaintext,
        _ => HtmlParseMode.PCData,
    };
}

/// <summary>A title or a meta tag.</summary>
internal sealed record HeadTag
{
    /// <summary>Whether it is a title, of which <see cref="Content"/> is the text or a part of it.</summary>
    public bool IsTitle { get; init; }

    /// <summary>The attribute <c>property</c>, else <c>name</c>, in lower case.</summary>
    public string? Name { get; init; }

    /// <summary>The attribute <c>http-equiv</c>, in lower case.</summary>
    public string? HttpEquiv { get; init; }

    public string? Charset { get; init; }

    public string? Content { get; init; }
}
