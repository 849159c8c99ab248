using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace InstaHub.Architecture;

/// <summary>
/// The public API of an assembly as text, read from its metadata alone, so that neither the assembly nor what it references
/// need be there to load.
/// </summary>
internal static class OrleansApi
{
    /// <summary>The public types of an assembly file by full name, each with its public and protected members, a line a member.</summary>
    public static Dictionary<string, HashSet<string>> Read(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var metadata = image.GetMetadataReader();
        var types = new Dictionary<string, HashSet<string>>();
        foreach (var type in metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(type => IsVisible(metadata, type)))
            types[FullName(metadata, type)] = [.. Members(metadata, type)];
        return types;
    }

    private static bool IsVisible(MetadataReader metadata, TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public => true,
        TypeAttributes.NestedPublic => IsVisible(metadata, metadata.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };

    private static string FullName(MetadataReader metadata, TypeDefinition type)
    {
        var name = metadata.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } declaring
            ? $"{FullName(metadata, metadata.GetTypeDefinition(declaring))}.{name}"
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }

    private static IEnumerable<string> Members(MetadataReader metadata, TypeDefinition type)
    {
        foreach (var method in type.GetMethods().Select(metadata.GetMethodDefinition).Where(method => IsVisible(method.Attributes)))
        {
            var signature = method.DecodeSignature(SignatureText.Instance, null);
            var generics = string.Join(", ", method.GetGenericParameters().Select(parameter => GenericText(metadata, parameter)));
            var isStatic = (method.Attributes & MethodAttributes.Static) != 0;
            yield return $"{(isStatic ? "static " : "")}{signature.ReturnType} {metadata.GetString(method.Name)}<{generics}>({ParametersText(metadata, method, signature)})";
        }

        foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition).Where(field => (field.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Public))
        {
            var value = field.GetDefaultValue() is { IsNil: false } constant ? $" = {ConstantText(metadata, constant)}" : "";
            yield return $"{field.DecodeSignature(SignatureText.Instance, null)} {metadata.GetString(field.Name)}{value}";
        }
    }

    private static bool IsVisible(MethodAttributes attributes) =>
        (attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static string ParametersText(MetadataReader metadata, MethodDefinition method, MethodSignature<string> signature)
    {
        var parameters = method.GetParameters().Select(metadata.GetParameter).Where(parameter => parameter.SequenceNumber > 0);
        return string.Join(", ", parameters.Select(parameter =>
            $"{signature.ParameterTypes[parameter.SequenceNumber - 1]} {metadata.GetString(parameter.Name)}{(parameter.GetDefaultValue() is { IsNil: false } constant ? $" = {ConstantText(metadata, constant)}" : "")}"));
    }

    private static string GenericText(MetadataReader metadata, GenericParameterHandle handle)
    {
        var parameter = metadata.GetGenericParameter(handle);
        var constraints = parameter.GetConstraints().Select(constraint => TypeText(metadata, metadata.GetGenericParameterConstraint(constraint).Type));
        return $"{parameter.Attributes}:{string.Join("&", constraints.Order())}";
    }

    private static string TypeText(MetadataReader metadata, EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeDefinition => FullName(metadata, metadata.GetTypeDefinition((TypeDefinitionHandle)type)),
        HandleKind.TypeReference => SignatureText.Instance.GetTypeFromReference(metadata, (TypeReferenceHandle)type, 0),
        _ => metadata.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(SignatureText.Instance, null),
    };

    private static string ConstantText(MetadataReader metadata, ConstantHandle handle)
    {
        var constant = metadata.GetConstant(handle);
        return metadata.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode)?.ToString() ?? "null";
    }

    /// <summary>Types as full names.</summary>
    private sealed class SignatureText : ISignatureTypeProvider<string, object?>
    {
        public static readonly SignatureText Instance = new();

        public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{shape.Rank}]";

        public string GetByReferenceType(string elementType) => $"{elementType}&";

        public string GetFunctionPointerType(MethodSignature<string> signature) => "function pointer";

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(",", typeArguments)}>";

        public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

        public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetPinnedType(string elementType) => elementType;

        public string GetPointerType(string elementType) => $"{elementType}*";

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"System.{typeCode}";

        public string GetSZArrayType(string elementType) => $"{elementType}[]";

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => FullName(reader, reader.GetTypeDefinition(handle));

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            var type = reader.GetTypeReference(handle);
            var name = reader.GetString(type.Name);
            return type.ResolutionScope.Kind == HandleKind.TypeReference
                ? $"{GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, 0)}.{name}"
                : $"{reader.GetString(type.Namespace)}.{name}";
        }

        public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);
    }
}
