namespace InstaHub.Grains.Posts.Text;

/// <summary>Syllables of Hangul are composed of their letters by arithmetic (Unicode, 3.12).</summary>
internal static class Hangul
{
    private const int FirstSyllable = 0xAC00;
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int BeforeTrails = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Trails = 28;
    private const int Syllables = Leads * Vowels * Trails;

    public static bool TryDecompose(int rune, List<int> letters)
    {
        var syllable = rune - FirstSyllable;
        if (syllable is < 0 or >= Syllables)
            return false;
        letters.Add(FirstLead + (syllable / (Vowels * Trails)));
        letters.Add(FirstVowel + (syllable / Trails % Vowels));
        if (syllable % Trails != 0)
            letters.Add(BeforeTrails + (syllable % Trails));
        return true;
    }

    public static int? Compose(int first, int second)
    {
        if (first is >= FirstLead and < FirstLead + Leads && second is >= FirstVowel and < FirstVowel + Vowels)
            return FirstSyllable + ((((first - FirstLead) * Vowels) + second - FirstVowel) * Trails);
        var isOpen = first - FirstSyllable is >= 0 and < Syllables && (first - FirstSyllable) % Trails == 0;
        return isOpen && second is > BeforeTrails and < BeforeTrails + Trails ? first + second - BeforeTrails : null;
    }
}
