using System.Runtime.CompilerServices;
using InstaHub.GrainInterfaces.Media;
using InstaHub.Grains.Accounts;
using InstaHub.Silo.Stores.Media;
using InstaHub.Web.Media;

namespace InstaHub.Silo.Media;

/// <summary>
/// A user's files in an export: what was uploaded, where that is kept; otherwise what was made of it, of a picture the largest. Their names
/// are the ids in <c>media.json</c>.
/// </summary>
internal sealed class MediaInExports(OwnedMedia owned, IMediaStore store) : IExportFiles
{
    private const int Page = 500;

    public async IAsyncEnumerable<ExportFile> FindAsync(Guid userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Guid? after = null;
        IReadOnlyList<OwnedFile> files;
        do
        {
            files = await owned.FindReadyAsync(userId, after, Page, cancellationToken);
            foreach (var file in files)
            {
                // A row may still name an original whose bytes are gone.
                if (file.Original is { } original && await store.ExistsAsync(file.Id, MediaFiles.Original(original), cancellationToken))
                    yield return Of(file, ExtensionOf(file.ContentType), MediaFiles.Original(original));
                else if (file.Kind is MediaKind.Image or MediaKind.Avatar)
                    yield return Of(file, MediaFormat.Jpeg.Extension, MediaFiles.Variant(MediaSize.All[0], MediaFormat.Jpeg));
                else
                    yield return Of(file, Path.GetExtension(MediaFiles.Content(file.Kind)), MediaFiles.Content(file.Kind));
            }
            if (files.Count > 0)
                after = files[^1].Id;
        }
        while (files.Count == Page);
    }

    private ExportFile Of(OwnedFile file, string extension, string name) =>
        new($"media/{file.Id:D}{extension}", cancellationToken => store.OpenAsync(file.Id, name, cancellationToken));

    private static string ExtensionOf(string contentType) => contentType == MediaFormat.Jpeg.ContentType ? MediaFormat.Jpeg.Extension : $".{contentType.Split('/')[^1]}";
}
