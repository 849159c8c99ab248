using System.Globalization;
using InstaHub.GrainInterfaces.Media;

namespace InstaHub.Web.Media;

/// <summary>The names of the files of a media id: the only place where they are made.</summary>
public static class MediaFiles
{
    /// <summary>What the name of whatever an upload brought begins with.</summary>
    public const string OriginalPrefix = "original-";

    /// <summary>What an upload brought.</summary>
    public static string Original(Guid attempt) => $"{OriginalPrefix}{attempt:N}";

    /// <summary>What was made of it.</summary>
    public static string Variant(int size, MediaFormat format) => string.Create(CultureInfo.InvariantCulture, $"{size}{format.Extension}");

    /// <summary>The main form of a file of a kind that is no photo.</summary>
    public static string Content(MediaKind kind) => MediaKinds.ContentNameOf(kind);

    /// <summary>The variant of this name; null when there is none that is called so.</summary>
    internal static MediaFormat? FindVariant(string name)
    {
        foreach (var format in MediaFormat.All)
        {
            foreach (var size in MediaSize.All)
            {
                if (Variant(size, format) == name)
                    return format;
            }
        }
        return null;
    }
}
