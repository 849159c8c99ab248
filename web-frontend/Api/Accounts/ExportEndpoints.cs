using InstaHub.GrainInterfaces.Accounts;
using InstaHub.Web.Api.Errors;
using InstaHub.Web.OpenApi;
using InstaHub.Web.RateLimits;
using InstaHub.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InstaHub.Web.Api.Accounts;

/// <summary>How users get all their data.</summary>
internal static class ExportEndpoints
{
    private const string Download = "exports/download";

    public static void MapExports(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("users/me/export").WithTags("users").LimitRate();
        me.MapPost("", Request).ForUsers(other: 202).Produces<Success<ExportAnswer>>(StatusCodes.Status202Accepted)
            .WithName("requestExport").FailsWith(AccountErrors.ExportUnderWay).WithSummary("Let an archive of all one's data be made, at most one a day.");
        me.MapGet("", Get).ForUsers().WithName("getExport").WithSummary("Whether the archive is ready, and a link to it.");
        // Who has the link has the file: a browser that follows it has no token to show.
        api.MapGet(Download, Fetch).WithoutToken(404).WithTags("users").Produces(StatusCodes.Status200OK, contentType: ExportFile.MediaType)
            .WithName("downloadExport").WithSummary("The archive behind a link.");
    }

    private static async Task<Results<Success<ExportAnswer>, Failure>> Request(HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var result = await grains.GetDataExports().Request(context.User.GetRequiredUserId(), context.GetOrigin(), cancellationToken);
        return result.IsSuccess ? Answer.Accepted(ToAnswer(result.Value)) : Answer.Fail(result.Error);
    }

    private static async Task<Success<ExportAnswer>> Get(HttpContext context, IGrainFactory grains, CancellationToken cancellationToken)
    {
        context.NeverStore();
        return Answer.Ok(ToAnswer(await grains.GetDataExports().Get(context.User.GetRequiredUserId(), cancellationToken)));
    }

    private static async Task<IResult> Fetch(string? token, IGrainFactory grains, CancellationToken cancellationToken) =>
        token is not null && await grains.GetDataExports().Open(token, cancellationToken) is { } file
            ? new ExportFile(file, grains)
            : Answer.Fail(HttpErrors.NotFound);

    private static ExportAnswer ToAnswer(DataExport export) => new(
        export.Status switch
        {
            DataExportStatus.Pending => "pending",
            DataExportStatus.Ready => "ready",
            DataExportStatus.Failed => "failed",
            _ => "none",
        },
        export.RequestedAt,
        export.LinkSecret is null ? null : $"{ApiRoutes.Prefix}/{Download}?token={export.LinkSecret}",
        export.ExpiresAt);
}

/// <summary>An export. <c>Url</c>: where the archive can be fetched, by whoever has it, until <c>ExpiresAt</c>.</summary>
internal sealed record ExportAnswer([property: OneOf<DataExportStatus>] string Status, DateTimeOffset? RequestedAt, string? Url, DateTimeOffset? ExpiresAt);
