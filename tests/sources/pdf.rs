//! Small PDF files, made by hand.

/// A file of these objects; `trailer` is added to its trailer.
fn file(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", number + 1).as_bytes());
    }
    let start = out.len();
    out.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for place in places {
        out.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    let end = format!("trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    out.extend_from_slice(end.as_bytes());
    out
}

fn objects(pages: usize, content: &str) -> Vec<String> {
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", page + 5)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {pages} /MediaBox [0 0 612 792] >>", kids.join(" ")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
    ];
    let page = "<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /Contents 4 0 R >>";
    objects.extend((0..pages).map(|_| page.to_owned()));
    objects
}

/// Pages that say these lines.
pub fn saying(lines: &[&str], pages: usize) -> Vec<u8> {
    let lines: String = lines.iter().map(|line| format!("({line}) Tj 0 -14 Td ")).collect();
    file(&objects(pages, &format!("BT /F1 12 Tf 72 720 Td {lines}ET")), "")
}

/// A page with a line drawn on it, as a scan has none but a picture.
pub fn without_text() -> Vec<u8> {
    file(&objects(1, "0 0 m 100 100 l S"), "")
}

/// A file that opens with a password nobody knows.
pub fn locked() -> Vec<u8> {
    let mut objects = objects(1, "BT /F1 12 Tf (secret) Tj ET");
    let (owner, user) = ("41".repeat(32), "42".repeat(32));
    objects.push(format!("<< /Filter /Standard /V 1 /R 2 /O <{owner}> /U <{user}> /P -4 >>"));
    let at = objects.len();
    let id = "43".repeat(16);
    file(&objects, &format!("/Encrypt {at} 0 R /ID [<{id}> <{id}>]"))
}

/// Arrays in arrays, deeper than any stack.
pub fn bottomless() -> Vec<u8> {
    let deep = format!("{}{}", "[".repeat(400_000), "]".repeat(400_000));
    let mut objects = objects(1, "BT /F1 12 Tf (deep) Tj ET");
    objects.push(deep);
    file(&objects, "/Info 6 0 R")
}
