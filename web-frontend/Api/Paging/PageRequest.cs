using System.Globalization;
using System.Reflection;
using InstaHub.Web.Api.Errors;
using Microsoft.AspNetCore.Http.Metadata;

namespace InstaHub.Web.Api.Paging;

/// <summary>
/// Which part of a list is asked for, <c>?limit=&amp;cursor=</c>: take it as a parameter of an endpoint that answers with <see cref="Page{T}"/>.
/// </summary>
/// <param name="Limit">Most items to answer with: 1 to 100, 20 unless asked otherwise.</param>
/// <param name="Cursor">Where the page before ended, as it was given to the client; null for the first page. Read it with <see cref="Cursors"/>.</param>
public readonly record struct PageRequest(int Limit, string? Cursor) : IEndpointParameterMetadataProvider
{
    public const int DefaultLimit = 20;
    public const int MaxLimit = 100;

    public const string LimitField = "limit";
    public const string CursorField = "cursor";

    /// <summary>Longer than any cursor of ours.</summary>
    public const int MaxCursorLength = 256;

    /// <exception cref="ApiException">400 <c>validation_failed</c>: one of the two cannot be.</exception>
    public static ValueTask<PageRequest> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = context.Request.Query;
        var limit = DefaultLimit;
        var errors = new FieldErrors();

        var asked = query[LimitField];
        if (asked.Count > 0 && !(asked.Count == 1 && TryReadLimit(asked[0], out limit)))
            errors.Add(LimitField, $"This is a whole number from 1 to {MaxLimit}.");

        var cursor = query[CursorField];
        if (cursor.Count > 1 || cursor.ToString().Length > MaxCursorLength)
            errors.Add(CursorField, Cursors.NotOurs);

        errors.ThrowIfAny();
        return ValueTask.FromResult(new PageRequest(limit, cursor is [{ Length: > 0 } text] ? text : null));
    }

    /// <summary>Marks the endpoint for the description of the interface.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(PagedMetadata.Instance);

    private static bool TryReadLimit(string? text, out int limit) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= MaxLimit;
}

/// <summary>Says that an endpoint takes a <see cref="PageRequest"/>.</summary>
internal sealed class PagedMetadata
{
    public static readonly PagedMetadata Instance = new();
}
