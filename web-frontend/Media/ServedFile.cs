using InstaHub.GrainInterfaces.Media;
using Microsoft.Net.Http.Headers;

namespace InstaHub.Web.Media;

/// <summary>How a file of a media id is sent.</summary>
/// <param name="ContentType">As it is sent.</param>
/// <param name="IsDownload">Whether it is never shown.</param>
/// <param name="FileName">What a download is to be called; null: by its address.</param>
internal sealed record ServedFile(string ContentType, bool IsDownload = false, string? FileName = null)
{
    private static readonly ServedFile Video = new("video/mp4");
    private static readonly ServedFile Audio = new("audio/mp4");
    private static readonly ServedFile Download = new("application/octet-stream", IsDownload: true);

    /// <summary>The value of <c>Content-Disposition</c> (RFC 6266): the name in ASCII for old clients, and as it is (RFC 8187).</summary>
    public string Disposition
    {
        get
        {
            if (!IsDownload)
                return "inline";
            var value = new ContentDispositionHeaderValue("attachment");
            if (FileName is not null)
                value.SetHttpFileName(FileName);
            return value.ToString();
        }
    }

    /// <summary>The file of this name; null when nothing is called so.</summary>
    public static ServedFile? Find(string name)
    {
        if (MediaFiles.FindVariant(name) is { } format)
            return new ServedFile(format.ContentType);
        if (name == MediaFiles.Content(MediaKind.Video))
            return Video;
        if (name == MediaFiles.Content(MediaKind.Audio))
            return Audio;
        return name == MediaFiles.Content(MediaKind.File) ? Download : null;
    }
}
