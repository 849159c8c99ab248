using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Posts.Text;

namespace InstaHub.Grains.Unit.Posts;

/// <summary>What is a hashtag and what a mention, in many scripts.</summary>
public sealed class PostTextTests
{
    [Theory]
    [InlineData("#sunset", "sunset")]
    [InlineData("a #Sunset, and #SEA.", "sunset sea")]
    [InlineData("(#one)/#two", "one")]
    [InlineData("＃wide ﹟small", "wide small")]
    [InlineData("##double", "double")]
    [InlineData("#one#two", "one two")]
    [InlineData("#one,#two;#three!", "one two three")]
    [InlineData("#snake_case #_private #a1 #1st", "snake_case _private a1 1st")]
    [InlineData("#don't", "don")]
    [InlineData("#hyphen-ated", "hyphen")]
    [InlineData("“#quoted” «#guillemets» 「#鉤括弧」", "quoted guillemets 鉤括弧")]
    [InlineData("line\n#two\n#three", "two three")]
    public void Hashtags_begin_after_what_is_no_word_and_end_at_what_is_none_of_theirs(string text, string hashtags) =>
        Assert.Equal(hashtags.Split(' '), PostText.Parse(text).Hashtags);

    [Theory]
    [InlineData("C# and F#")]
    [InlineData("word#tag")]
    [InlineData("слово#метка")]
    [InlineData("# alone #")]
    [InlineData("#123 #1 #٣٤ #१२३ #2026_07 #_")]
    [InlineData("https://example.com/#part http://x.y/z#q www.example.com#here")]
    [InlineData("HTTPS://EXAMPLE.COM/a#b")]
    [InlineData("example.com/#part")]
    [InlineData("&#39; &#x27;")]
    [InlineData("#\u0301mark")]
    [InlineData("#\u200Djoiner")]
    [InlineData("#\u200Fmark #\u202Emark")]
    [InlineData("#️⃣ #⃣ 1️⃣")]
    [InlineData("#🌅 #©")]
    [InlineData("#ㅤ #\u115F")]
    [InlineData("#ﷺ #¼ #⑴")]
    public void These_are_none(string text) => Assert.Empty(PostText.Parse(text).Hashtags);

    [Theory]
    [InlineData("#صورة_اليوم", "صورة_اليوم")]
    [InlineData("#غروب‌آفتاب x", "غروب‌آفتاب")] // with a zero width non-joiner
    [InlineData("#हिन्दी", "हिन्दी")]
    [InlineData("#क्‍ष", "क्‍ष")] // with a zero width joiner
    [InlineData("#தமிழ்", "தமிழ்")]
    [InlineData("#ภาษาไทย", "ภาษาไทย")]
    [InlineData("#ຮູບ", "ຮູບ")]
    [InlineData("#မြန်မာ", "မြန်မာ")]
    [InlineData("#東京タワー", "東京タワー")]
    [InlineData("#トム・ハンクス", "トム・ハンクス")]
    [InlineData("#𠮷野家", "𠮷野家")]
    [InlineData("#한국어", "한국어")]
    [InlineData("#Ελλάδα", "ελλάδα")]
    [InlineData("#ΣΊΣΥΦΟΣ", "σίσυφοσ")]
    [InlineData("#МОСКВА", "москва")]
    [InlineData("#ירושלים", "ירושלים")]
    [InlineData("#Հայաստան", "հայաստան")]
    [InlineData("#საქართველო", "საქართველო")]
    [InlineData("#col·lecció", "col·lecció")]
    [InlineData("#STRASSE", "strasse")]
    [InlineData("#Straße", "strasse")]
    [InlineData("#ISPARTA", "isparta")]
    [InlineData("#ısparta", "ısparta")]
    [InlineData("#İstanbul", "i\u0307stanbul")]
    [InlineData("#Ⅳ", "iv")]
    [InlineData("#ｆｕｌｌ＿ｗｉｄｔｈ", "full_width")]
    [InlineData("#ﬁne", "fine")]
    [InlineData("#H₂O", "h2o")]
    [InlineData("#한글", "한글")] // as letters
    [InlineData("#cafe\u0301", "café")]
    [InlineData("#𝓕𝓪𝓷𝓬𝔂", "fancy")]
    public void Hashtags_of_all_scripts_have_one_form(string text, string hashtag) =>
        Assert.Equal([hashtag.Normalize()], PostText.Parse(text).Hashtags);

    [Theory]
    [InlineData("#sun🌅set", "sun")]
    [InlineData("#sun️set", "sun")] // a variation selector
    [InlineData("🌅#sea🌊 #sand", "sea sand")]
    [InlineData("#a👩‍👩‍👧b", "a")]
    [InlineData("#flag🇩🇪", "flag")]
    [InlineData("#rtl\u200Fx", "rtl")]
    [InlineData("#end\u200D", "end")]
    [InlineData("#end\u200D\u200Dx", "end")]
    [InlineData("#key1️⃣", "key1")]
    public void Emoji_and_what_is_invisible_end_a_hashtag(string text, string hashtags) =>
        Assert.Equal(hashtags.Split(' '), PostText.Parse(text).Hashtags);

    [Fact]
    public void A_hashtag_counts_once_in_the_order_of_its_first_appearance_and_thirty_count()
    {
        Assert.Equal(["b", "a"], PostText.Parse("#B #a #b #A").Hashtags);

        var many = PostText.Parse(string.Join(' ', Enumerable.Range(0, 40).Select(i => $"#tag{i}")));
        Assert.Equal(Enumerable.Range(0, PostLimits.MaxHashtags).Select(i => $"tag{i}"), many.Hashtags);
    }

    [Fact]
    public void A_hashtag_may_be_so_long_and_no_longer()
    {
        var longest = new string('ü', PostLimits.MaxHashtagLength);

        Assert.Equal([longest], PostText.Parse($"#{longest}").Hashtags);
        Assert.Empty(PostText.Parse($"#{longest}x").Hashtags);
    }

    [Theory]
    [InlineData("@ada", "ada")]
    [InlineData("Thanks @Ada.Lovelace!", "ada.lovelace")]
    [InlineData("by @ada.", "ada")]
    [InlineData("by @ada...", "ada")]
    [InlineData("＠ada", "ada")]
    [InlineData("@ada@", "")]
    [InlineData("@ada, @bob_2;@eve", "ada bob_2 eve")]
    [InlineData("(@ada) \"@bob\"", "ada bob")]
    [InlineData(".@ada", "ada")]
    [InlineData("#tag@ada", "tag@")]
    [InlineData("@ada's", "ada")]
    [InlineData("@adaさん", "ada")]
    [InlineData("謝謝@ada", "")]
    [InlineData("thanks@ada", "")]
    [InlineData("ada@example.com", "")]
    [InlineData("ada.l+x@example.com", "")]
    [InlineData("a%@example.com b-@example.com", "")]
    [InlineData("@ada@example.com", "")]
    [InlineData("@@ada", "")]
    [InlineData("https://example.com/@ada", "")]
    [InlineData("example.com/@ada", "")]
    [InlineData("@adaé @ada\u0301", "")]
    [InlineData("@ad @a", "")]
    [InlineData("@abcdefghijklmnopqrstuvwxyz12345", "")]
    [InlineData("@admin", "")]
    [InlineData("@\u0130da", "")]
    public void Mentions_follow_the_rules_of_usernames(string text, string usernames)
    {
        string[] expected = usernames.Length == 0 ? [] : usernames == "tag@" ? ["ada"] : usernames.Split(' ');
        Assert.Equal(expected, PostText.Parse(text).Mentions);
    }

    [Fact]
    public void Who_is_mentioned_counts_once_and_twenty_count()
    {
        Assert.Equal(["bob", "ada"], PostText.Parse("@BOB @ada @bob").Mentions);
        Assert.Equal(PostLimits.MaxMentions, PostText.Parse(string.Join(' ', Enumerable.Range(0, 30).Select(i => $"@user{i}"))).Mentions.Count);
    }

    [Fact]
    public void Entities_say_where_they_are()
    {
        const string Text = "🌅 #Sea for @Ada";

        Assert.Equal(
            [new(TextEntityKind.Hashtag, 3, 4, "sea"), new(TextEntityKind.Mention, 12, 4, "ada")],
            PostText.Parse(Text).Entities);
    }

    [Theory]
    [InlineData("Sunset", "sunset")]
    [InlineData("#Sunset", "sunset")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("", null)]
    [InlineData("#", null)]
    [InlineData("123", null)]
    [InlineData("two words", null)]
    [InlineData("a/b", null)]
    [InlineData("\u0000", null)]
    [InlineData("a\u0000", null)]
    [InlineData("\uD800a", null)]
    [InlineData("end\u200D", null)]
    public void What_is_asked_for_as_a_hashtag_has_the_same_form_or_is_none(string text, string? hashtag) =>
        Assert.Equal(hashtag, Hashtag.Normalize(text));
}
