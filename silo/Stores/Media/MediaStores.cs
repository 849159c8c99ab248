using InstaHub.Grains.Media;
using InstaHub.Silo.Stores.Accounts.Exports;

namespace InstaHub.Silo.Stores.Media;

/// <summary>Registration of this feature's stores.</summary>
public static class MediaStores
{
    public static IServiceCollection AddMediaStores(this IServiceCollection services) => services
        .AddSingleton<IMediaCatalog, MediaCatalog>()
        .AddSingleton<IMediaKeyStore, MediaKeyStore>()
        .AddSingleton<MediaQueue>()
        .AddSingleton<MediaOrphans>()
        .AddSingleton<OwnedMedia>()
        .AddExportSection(
            "media.json",
            """
            json_build_object('id', m.id, 'kind', (array['image', 'avatar', 'video', 'audio', 'voice', 'file'])[m.kind], 'fileName', m.file_name,
                'contentType', m.content_type, 'size', m.size, 'duration', m.duration / 1000.0,
                'sha256', encode(m.sha256, 'hex'), 'width', m.width, 'height', m.height, 'attachedTo', m.attached_to, 'uploadedAt', m.uploaded_at)
            """,
            "media m where m.owner_id = $1 and m.status = 2 and m.deleted_at is null", ("m.created_at", "m.id"));
}
