using System.Text.Json.Serialization;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Web.Api.Graph;

namespace InstaHub.Web.Api.Users;

/// <summary>The JSON of users and of what is between them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EditProfileRequest))]
[JsonSerializable(typeof(MuteRequest))]
[JsonSerializable(typeof(Relationship))]
[JsonSerializable(typeof(UserStatus))]
[JsonSerializable(typeof(Success<Me>))]
[JsonSerializable(typeof(Success<UserAnswer>))]
[JsonSerializable(typeof(Page<UserAnswer>))]
[JsonSerializable(typeof(Success<FollowAnswer>))]
[JsonSerializable(typeof(Success<RelationAnswer>))]
[JsonSerializable(typeof(Success<MuteAnswer>))]
internal sealed partial class UserJson : JsonSerializerContext;
