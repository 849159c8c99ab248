using System.Text;
using FsCheck;
using FsCheck.Fluent;
using InstaHub.Grains.Accounts;
using InstaHub.Grains.Posts.Text;

namespace InstaHub.Grains.Unit.Posts;

/// <summary>What holds for any text.</summary>
public sealed class PostTextProperties
{
    // Made of what matters: signs, letters of scripts, marks, joiners, emoji, spaces; and any other character.
    private static readonly Gen<string> Part = Gen.OneOf(
        Gen.Elements("#", "＃", "@", "＠", "_", ".", " ", "\n", "/", "&", "-", "https://", "www.", "a", "Z", "é", "e\u0301", "ß", "İ", "ı", "Σ", "7", "٣",
            "म", "्", "ก", "ำ", "東", "・", "한", "ᄒ", "ᅡ", "ᆫ", "\u200D", "\u200C", "\u200F", "️", "⃣", "🌅", "👩‍👧", "ﷺ", "ﬁ", "Ⅳ", "𝓐", "ͅ", "\u0344"),
        Gen.Choose(1, 0x10FFFF).Where(code => Rune.IsValid(code)).Select(code => new Rune(code).ToString()));

    private static readonly Arbitrary<string> Texts = Gen.ListOf(Part).Select(parts => string.Concat(parts)).ToArbitrary();

    [Fact]
    public void Entities_are_in_order_apart_and_what_they_say() => Holds(Texts, text =>
    {
        var end = 0;
        foreach (var entity in PostText.Parse(text).Entities)
        {
            if (entity.Start < end || entity.Length < 2 || entity.Start + entity.Length > text.Length)
                return false;
            end = entity.Start + entity.Length;
            var (sign, word) = (text[entity.Start], text.Substring(entity.Start + 1, entity.Length - 1));
            var isRight = entity.Kind == TextEntityKind.Hashtag
                ? sign is '#' or '＃' or '﹟' && Hashtag.Normalize(word) == entity.Value
                : sign is '@' or '＠' && AccountRules.Fold(word) == entity.Value && AccountRules.UsernameProblem(entity.Value) is null;
            if (!isRight)
                return false;
        }

        return true;
    });

    [Fact]
    public void A_hashtag_in_its_one_form_is_found_again_as_itself() => Holds(Texts, text =>
        PostText.Parse(text).Hashtags.All(hashtag =>
            Hashtag.Normalize(hashtag) == hashtag && PostText.Parse($"x #{hashtag} y").Hashtags.SequenceEqual([hashtag])));

    [Fact]
    public void Folding_twice_is_folding_once() => Holds(Texts, text => HashtagFolding.Fold(HashtagFolding.Fold(text)) == HashtagFolding.Fold(text));

    [Fact]
    public void Nothing_makes_it_throw() => Holds(
        Gen.ListOf(Gen.Choose(0, 0xFFFF)).Select(units => new string([.. units.Select(unit => (char)unit)])).ToArbitrary(),
        text =>
        {
            _ = PostText.Parse(text).Hashtags.Count + PostText.Parse(text).Mentions.Count;
            _ = Hashtag.Normalize(text);
            return true;
        });

    [Fact]
    public void What_is_before_and_after_in_other_lines_changes_nothing() => Holds(Texts, text =>
        PostText.Parse($"before\n{text}\nafter").Entities.Select(entity => entity with { Start = entity.Start - 7 })
            .SequenceEqual(PostText.Parse(text).Entities));

    private static void Holds<T>(Arbitrary<T> values, Func<T, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(values, property));
}
