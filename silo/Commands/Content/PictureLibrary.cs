using System.Security.Cryptography;
using InstaHub.GrainInterfaces.Media;
using InstaHub.Silo.Media;
using InstaHub.Silo.Stores.Media;
using InstaHub.Web.Media;

namespace InstaHub.Silo.Commands.Content;

/// <summary>A generated picture that has become variants, as an uploaded photo does.</summary>
/// <param name="Processed">What the rows of its copies say.</param>
/// <param name="Size">Of the original, in bytes.</param>
/// <param name="Sha256">Of the original.</param>
internal sealed record LibraryPicture(ProcessedImage Processed, long Size, byte[] Sha256);

/// <summary>
/// Paints pictures, makes their variants as those of uploads are made, and gives them to any number of media ids, which share the bytes on
/// the disk.
/// </summary>
internal sealed class PictureLibrary(Decoder decoder, ImageProcessor processor, IMediaStore store)
{
    /// <summary>What the originals are.</summary>
    public const string ContentType = "image/png";

    private readonly List<Guid> _sources = [];
    private readonly List<Guid> _given = [];

    /// <summary>Whether there is a program that makes variants.</summary>
    public bool CanMake => decoder.IsInstalled;

    /// <summary>What was made for posts, by its number.</summary>
    public IReadOnlyList<LibraryPicture> Pictures { get; private set; } = [];

    /// <summary>What was made for users, by its number.</summary>
    public IReadOnlyList<LibraryPicture> Portraits { get; private set; } = [];

    /// <summary>Makes the pictures of some content, and gives each photo and each user the files of their own.</summary>
    /// <param name="content">Says which there are.</param>
    /// <param name="made">Is told after each picture.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="MediaFailedException">A variant could not be made.</exception>
    public async Task MakeAsync(SeededContent content, Action made, CancellationToken cancellationToken)
    {
        Pictures = await MakeAsync(
            MediaKind.Image, content.Pictures, number => Painting.Paint(content.Seed, number), content.Photos.ToLookup(photo => photo.Picture, photo => photo.Id), made, cancellationToken);
        Portraits = await MakeAsync(
            MediaKind.Avatar, content.Portraits, number => Painting.PaintPortrait(content.Seed, number), content.Avatars.ToLookup(avatar => avatar.Portrait, avatar => avatar.Id), made,
            cancellationToken);
    }

    private async Task<LibraryPicture[]> MakeAsync(
        MediaKind kind, int count, Func<int, PortablePixmap> paint, ILookup<int, Guid> givenTo, Action made, CancellationToken cancellationToken)
    {
        Guid[] sources = [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
        _sources.AddRange(sources);
        var pictures = new LibraryPicture[count];
        var told = new Lock();
        // Outside of the runtime of grains: this is a command of its own.
        await Parallel.ForAsync(0, count, cancellationToken, async (number, token) =>
        {
            pictures[number] = await MakeAsync(sources[number], kind, PngFile.Encode(paint(number)), token);
            lock (told)
                made();
        });
        foreach (var given in givenTo)
        {
            Guid[] ids = [.. given];
            _given.AddRange(ids);
            await store.ShareAsync(sources[given.Key], ids, cancellationToken);
        }
        return pictures;
    }

    /// <summary>Removes the files of the pictures themselves; with <paramref name="all"/> also what photos and users were given.</summary>
    public async Task RemoveAsync(bool all)
    {
        foreach (var id in all ? _sources.Concat(_given) : _sources)
            await store.DeleteAllAsync(id, CancellationToken.None);
    }

    private async Task<LibraryPicture> MakeAsync(Guid id, MediaKind kind, byte[] original, CancellationToken cancellationToken)
    {
        var attempt = Guid.NewGuid();
        var temp = Path.Combine(store.TempFolder, $"seed-{attempt:N}");
        await File.WriteAllBytesAsync(temp, original, cancellationToken);
        await store.PutAsync(id, MediaFiles.Original(attempt), temp, cancellationToken);
        var processed = await processor.ProcessAsync(new MediaJob(id, attempt, kind, ContentType, attempt, Attempts: 1), cancellationToken);
        await store.DeleteOriginalsAsync(id, kept: null, cancellationToken);
        return new LibraryPicture(processed, original.Length, SHA256.HashData(original));
    }
}
