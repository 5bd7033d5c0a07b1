//! The attribute types that slapd has before it reads a schema of ours: its own, and those of `core`, `cosine` and `inetOrgPerson` (OpenLDAP 2.6). A second definition stops it.
//!
//! The operational attribute types of the server itself are not here.

/// An attribute type that is defined already.
pub(super) struct Standard {
    /// The schema, or `system` for what is built in.
    pub(super) schema: &'static str,
    oid: &'static str,
    names: &'static [&'static str],
}

/// What is defined already under this OID or this name. Names are compared without regard to case (RFC 4512, section 2.5).
pub(super) fn find(oid: &str, name: &str) -> Option<&'static Standard> {
    let same = |known: &&str| known.eq_ignore_ascii_case(name);
    STANDARD
        .iter()
        .find(|one| one.oid == oid || one.names.iter().any(same))
}

const fn one(schema: &'static str, oid: &'static str, names: &'static [&'static str]) -> Standard {
    Standard { schema, oid, names }
}

const STANDARD: &[Standard] = &[
    one("system", "2.5.4.0", &["objectClass"]),
    one(
        "system",
        "2.5.4.1",
        &["aliasedObjectName", "aliasedEntryName"],
    ),
    one("system", "2.5.4.3", &["cn", "commonName"]),
    one("system", "2.5.4.13", &["description"]),
    one("system", "2.5.4.34", &["seeAlso"]),
    one("system", "2.5.4.35", &["userPassword"]),
    one("system", "2.5.4.41", &["name"]),
    one("system", "2.5.4.49", &["distinguishedName"]),
    one("system", "0.9.2342.19200300.100.1.1", &["uid", "userid"]),
    one("system", "1.3.6.1.1.1.1.0", &["uidNumber"]),
    one("system", "1.3.6.1.1.1.1.1", &["gidNumber"]),
    one("system", "1.3.6.1.4.1.250.1.57", &["labeledURI"]),
    one("system", "2.16.840.1.113730.3.1.34", &["ref"]),
    one("core", "2.5.4.2", &["knowledgeInformation"]),
    one("core", "2.5.4.4", &["sn", "surname"]),
    one("core", "2.5.4.5", &["serialNumber"]),
    one("core", "2.5.4.6", &["c", "countryName"]),
    one("core", "2.5.4.7", &["l", "localityName"]),
    one("core", "2.5.4.8", &["st", "stateOrProvinceName"]),
    one("core", "2.5.4.9", &["street", "streetAddress"]),
    one("core", "2.5.4.10", &["o", "organizationName"]),
    one("core", "2.5.4.11", &["ou", "organizationalUnitName"]),
    one("core", "2.5.4.12", &["title"]),
    one("core", "2.5.4.14", &["searchGuide"]),
    one("core", "2.5.4.15", &["businessCategory"]),
    one("core", "2.5.4.16", &["postalAddress"]),
    one("core", "2.5.4.17", &["postalCode"]),
    one("core", "2.5.4.18", &["postOfficeBox"]),
    one("core", "2.5.4.19", &["physicalDeliveryOfficeName"]),
    one("core", "2.5.4.20", &["telephoneNumber"]),
    one("core", "2.5.4.21", &["telexNumber"]),
    one("core", "2.5.4.22", &["teletexTerminalIdentifier"]),
    one("core", "2.5.4.23", &["facsimileTelephoneNumber", "fax"]),
    one("core", "2.5.4.24", &["x121Address"]),
    one("core", "2.5.4.25", &["internationalISDNNumber"]),
    one("core", "2.5.4.26", &["registeredAddress"]),
    one("core", "2.5.4.27", &["destinationIndicator"]),
    one("core", "2.5.4.28", &["preferredDeliveryMethod"]),
    one("core", "2.5.4.29", &["presentationAddress"]),
    one("core", "2.5.4.30", &["supportedApplicationContext"]),
    one("core", "2.5.4.31", &["member"]),
    one("core", "2.5.4.32", &["owner"]),
    one("core", "2.5.4.33", &["roleOccupant"]),
    one("core", "2.5.4.36", &["userCertificate"]),
    one("core", "2.5.4.37", &["cACertificate"]),
    one("core", "2.5.4.38", &["authorityRevocationList"]),
    one("core", "2.5.4.39", &["certificateRevocationList"]),
    one("core", "2.5.4.40", &["crossCertificatePair"]),
    one("core", "2.5.4.42", &["givenName", "gn"]),
    one("core", "2.5.4.43", &["initials"]),
    one("core", "2.5.4.44", &["generationQualifier"]),
    one("core", "2.5.4.45", &["x500UniqueIdentifier"]),
    one("core", "2.5.4.46", &["dnQualifier"]),
    one("core", "2.5.4.47", &["enhancedSearchGuide"]),
    one("core", "2.5.4.48", &["protocolInformation"]),
    one("core", "2.5.4.50", &["uniqueMember"]),
    one("core", "2.5.4.51", &["houseIdentifier"]),
    one("core", "2.5.4.52", &["supportedAlgorithms"]),
    one("core", "2.5.4.53", &["deltaRevocationList"]),
    one("core", "2.5.4.54", &["dmdName"]),
    one("core", "2.5.4.65", &["pseudonym"]),
    one(
        "core",
        "0.9.2342.19200300.100.1.3",
        &["mail", "rfc822Mailbox"],
    ),
    one(
        "core",
        "0.9.2342.19200300.100.1.25",
        &["dc", "domainComponent"],
    ),
    one("core", "0.9.2342.19200300.100.1.37", &["associatedDomain"]),
    one(
        "core",
        "1.2.840.113549.1.9.1",
        &["email", "emailAddress", "pkcs9email"],
    ),
    one(
        "cosine",
        "0.9.2342.19200300.100.1.2",
        &["textEncodedORAddress"],
    ),
    one("cosine", "0.9.2342.19200300.100.1.4", &["info"]),
    one(
        "cosine",
        "0.9.2342.19200300.100.1.5",
        &["drink", "favouriteDrink"],
    ),
    one("cosine", "0.9.2342.19200300.100.1.6", &["roomNumber"]),
    one("cosine", "0.9.2342.19200300.100.1.7", &["photo"]),
    one("cosine", "0.9.2342.19200300.100.1.8", &["userClass"]),
    one("cosine", "0.9.2342.19200300.100.1.9", &["host"]),
    one("cosine", "0.9.2342.19200300.100.1.10", &["manager"]),
    one(
        "cosine",
        "0.9.2342.19200300.100.1.11",
        &["documentIdentifier"],
    ),
    one("cosine", "0.9.2342.19200300.100.1.12", &["documentTitle"]),
    one("cosine", "0.9.2342.19200300.100.1.13", &["documentVersion"]),
    one("cosine", "0.9.2342.19200300.100.1.14", &["documentAuthor"]),
    one(
        "cosine",
        "0.9.2342.19200300.100.1.15",
        &["documentLocation"],
    ),
    one(
        "cosine",
        "0.9.2342.19200300.100.1.20",
        &["homePhone", "homeTelephoneNumber"],
    ),
    one("cosine", "0.9.2342.19200300.100.1.21", &["secretary"]),
    one("cosine", "0.9.2342.19200300.100.1.22", &["otherMailbox"]),
    one("cosine", "0.9.2342.19200300.100.1.26", &["aRecord"]),
    one("cosine", "0.9.2342.19200300.100.1.27", &["mDRecord"]),
    one("cosine", "0.9.2342.19200300.100.1.28", &["mXRecord"]),
    one("cosine", "0.9.2342.19200300.100.1.29", &["nSRecord"]),
    one("cosine", "0.9.2342.19200300.100.1.30", &["sOARecord"]),
    one("cosine", "0.9.2342.19200300.100.1.31", &["cNAMERecord"]),
    one("cosine", "0.9.2342.19200300.100.1.38", &["associatedName"]),
    one(
        "cosine",
        "0.9.2342.19200300.100.1.39",
        &["homePostalAddress"],
    ),
    one("cosine", "0.9.2342.19200300.100.1.40", &["personalTitle"]),
    one(
        "cosine",
        "0.9.2342.19200300.100.1.41",
        &["mobile", "mobileTelephoneNumber"],
    ),
    one(
        "cosine",
        "0.9.2342.19200300.100.1.42",
        &["pager", "pagerTelephoneNumber"],
    ),
    one(
        "cosine",
        "0.9.2342.19200300.100.1.43",
        &["co", "friendlyCountryName"],
    ),
    one(
        "cosine",
        "0.9.2342.19200300.100.1.44",
        &["uniqueIdentifier"],
    ),
    one(
        "cosine",
        "0.9.2342.19200300.100.1.45",
        &["organizationalStatus"],
    ),
    one("cosine", "0.9.2342.19200300.100.1.46", &["janetMailbox"]),
    one(
        "cosine",
        "0.9.2342.19200300.100.1.47",
        &["mailPreferenceOption"],
    ),
    one("cosine", "0.9.2342.19200300.100.1.48", &["buildingName"]),
    one("cosine", "0.9.2342.19200300.100.1.49", &["dSAQuality"]),
    one(
        "cosine",
        "0.9.2342.19200300.100.1.50",
        &["singleLevelQuality"],
    ),
    one(
        "cosine",
        "0.9.2342.19200300.100.1.51",
        &["subtreeMinimumQuality"],
    ),
    one(
        "cosine",
        "0.9.2342.19200300.100.1.52",
        &["subtreeMaximumQuality"],
    ),
    one(
        "cosine",
        "0.9.2342.19200300.100.1.53",
        &["personalSignature"],
    ),
    one("cosine", "0.9.2342.19200300.100.1.54", &["dITRedirect"]),
    one("cosine", "0.9.2342.19200300.100.1.55", &["audio"]),
    one(
        "cosine",
        "0.9.2342.19200300.100.1.56",
        &["documentPublisher"],
    ),
    one("inetOrgPerson", "2.16.840.1.113730.3.1.1", &["carLicense"]),
    one(
        "inetOrgPerson",
        "2.16.840.1.113730.3.1.2",
        &["departmentNumber"],
    ),
    one(
        "inetOrgPerson",
        "2.16.840.1.113730.3.1.3",
        &["employeeNumber"],
    ),
    one(
        "inetOrgPerson",
        "2.16.840.1.113730.3.1.4",
        &["employeeType"],
    ),
    one(
        "inetOrgPerson",
        "2.16.840.1.113730.3.1.39",
        &["preferredLanguage"],
    ),
    one(
        "inetOrgPerson",
        "2.16.840.1.113730.3.1.40",
        &["userSMIMECertificate"],
    ),
    one(
        "inetOrgPerson",
        "2.16.840.1.113730.3.1.216",
        &["userPKCS12"],
    ),
    one(
        "inetOrgPerson",
        "2.16.840.1.113730.3.1.241",
        &["displayName"],
    ),
    one(
        "inetOrgPerson",
        "0.9.2342.19200300.100.1.60",
        &["jpegPhoto"],
    ),
];
