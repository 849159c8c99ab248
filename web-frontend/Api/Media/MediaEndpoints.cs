using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Media;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.Idempotency;
using InstaHub.Web.Media;
using InstaHub.Web.OpenApi;
using InstaHub.Web.RateLimits;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Media;

/// <summary><c>media</c>: uploading files. What was made of them is read at <see cref="MediaFileEndpoint"/>.</summary>
internal static class MediaEndpoints
{
    /// <summary>When an upload that found too many others may find fewer.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    public static void MapMedia(this IEndpointRouteBuilder api)
    {
        var media = api.MapGroup("").WithTags("media");
        media.MapPost("media", Begin).ForUsers(StatusCodes.Status201Created).Produces<Success<UploadAnswer>>(StatusCodes.Status201Created)
            .WithName("beginUpload").FailsWith(MediaErrors.UnsupportedType, MediaErrors.TooLarge(1), MediaErrors.NoDecoder, MediaErrors.TooManyUploads(TimeSpan.Zero))
            .WithSummary("Ask for an address to upload a file to.");
        media.MapGet("media/{id:guid}", Get).ForUsers(other: StatusCodes.Status404NotFound).HidesExistence()
            .WithName("getMedia").WithSummary("How far a file has come that one has uploaded, and where its variants are.");
        // Nobody uploads without having asked for the address, and that was counted.
        media.MapPut("media/{id:guid}/content", Put).WithoutToken(StatusCodes.Status404NotFound).ExemptFromRateLimit()
            .WithName("uploadMedia").FailsWith(
                MediaErrors.UploadExpired, MediaErrors.AlreadyUploaded, MediaErrors.SizeMismatch, MediaErrors.TypeMismatch, MediaErrors.UnsupportedType, MediaErrors.TooLarge(1))
            .WithSummary("Upload the file to the address that beginUpload gave; the address says by itself who may.");
    }

    private static async Task<Results<Success<UploadAnswer>, Failure>> Begin(UploadRequest request, HttpContext context, IGrainFactory grains, MediaUrls urls)
    {
        var userId = context.User.GetRequiredUserId();
        var id = context.NewId();
        var result = await grains.GetMedia(id).Create(userId, new NewMedia(request.Kind, request.ContentType, request.Size, request.FileName));
        if (result.Value is not { } terms)
            return Answer.Fail(result.Error!);

        var path = $"{ApiRoutes.Prefix}/media/{id:D}";
        var query = await urls.SignUploadAsync(id, terms.ExpiresAt);
        var url = $"{context.Request.Scheme}://{context.Request.Host.ToUriComponent()}{path}/content?{query}";
        var headers = new Dictionary<string, string> { ["Content-Type"] = terms.ContentType };
        return Answer.Created(path, new UploadAnswer(id, url, HttpMethods.Put, headers, terms.ExpiresAt));
    }

    private static async Task<Results<Success<MediaAnswer>, Failure>> Get(Guid id, HttpContext context, IGrainFactory grains, MediaUrls urls)
    {
        var grain = grains.GetMedia(id);
        var result = await grain.Get(context.User.GetRequiredUserId());
        if (result.Value is not { } media)
            return Answer.Fail(result.Error!);
        var isOpen = media.AttachedTo is not null && await grain.GetAccess() == MediaAccess.Anybody;
        return Answer.Ok(MediaAnswer.Of(media, urls, isOpen ? null : await urls.SignAsync(id)));
    }

    private static async Task<Results<Success<MediaAnswer>, Failure>> Put(
        Guid id, long? e, string? s, HttpContext context, IGrainFactory grains, MediaUrls urls, IMediaStore store, UploadGate gate)
    {
        switch (e is { } expiry ? await urls.CheckAsync(MediaSignatures.Upload, id, expiry, s) : MediaUrlCheck.Forged)
        {
            case MediaUrlCheck.Forged:
                return Answer.Fail(HttpErrors.NotFound);
            case MediaUrlCheck.Expired:
                return Answer.Fail(MediaErrors.UploadExpired);
        }

        using var place = await gate.EnterAsync(id, context.RequestAborted);
        if (place is null)
            return Answer.Fail(HttpErrors.Unavailable with { RetryAfter = RetryAfter });
        var grain = grains.GetMedia(id);
        var result = await grain.GetUploadTerms();
        if (result.Value is not { } terms)
            return Answer.Fail(result.Error!);
        var received = await UploadReceiver.ReceiveAsync(context, terms, store);
        if (received.Value is not { } upload)
            return Answer.Fail(received.Error!);
        using (upload)
        {
            var outcome = await StoreAsync(id, upload, grain, store);
            return outcome.Value is { } kept
                ? Answer.Ok(MediaAnswer.Of(kept.Media, urls, await urls.SignAsync(id)))
                : Answer.Fail(outcome.Error!);
        }
    }

    // Each upload has a name of its own, so that none writes over another; the grain decides which one counts.
    private static async Task<Result<UploadOutcome>> StoreAsync(Guid id, ReceivedUpload upload, IMediaGrain grain, IMediaStore store)
    {
        var attempt = Guid.NewGuid();
        if (upload.Path is { } path)
            await store.PutAsync(id, MediaFiles.Original(attempt), path, CancellationToken.None);
        var outcome = await grain.Uploaded(new UploadedFile(attempt, upload.Sha256));
        if (upload.Path is not null && outcome.Value is not { IsKept: true })
            await store.DeleteAsync(id, MediaFiles.Original(attempt), CancellationToken.None);
        return outcome;
    }
}
