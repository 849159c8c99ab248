using System.Text;
using InstaHub.Grains.Accounts;

namespace InstaHub.Grains.Media;

/// <summary>Names of files, as devices of users say them. Pure.</summary>
public static class FileNames
{
    /// <summary>Most bytes of a name in UTF-8: what file systems take.</summary>
    public const int MaxBytes = 255;

    private const string Bidirectional = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /// <summary>What is wrong with a name; null: nothing.</summary>
    public static string? ProblemOf(string? name) =>
        name is null ? null
        : name.Any(char.IsControl) ? "A file name has no control characters."
        : !AccountRules.IsWellFormed(name) ? "This is no Unicode text."
        : Encoding.UTF8.GetByteCount(name) > MaxBytes ? $"A file name has at most {MaxBytes} bytes in UTF-8."
        : null;

    /// <summary>
    /// A name without the folders before it, and without what turns the direction of writing, by which <c>txt.exe</c> looks like
    /// <c>exe.txt</c>; null when nothing is left.
    /// </summary>
    /// <param name="name">One in which nothing is wrong.</param>
    public static string? Clean(string? name)
    {
        if (name is null)
            return null;
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(c => !Bidirectional.Contains(c, StringComparison.Ordinal))).Trim();
        return clean.Trim('.').Length == 0 ? null : clean;
    }
}
